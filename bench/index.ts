import { benchCalculate } from './calculate.ts';

benchCalculate();
