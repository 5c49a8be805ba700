import { finalizedTotal, invoicing, total } from './invoice.js';

finalizedTotal(invoicing).then((finalized) => {
  const told = `${total()}, ${finalized}`;
  if (told !== '590.00, finalized 595.00') throw new Error(told);
  console.log(told);
});
