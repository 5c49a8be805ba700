// The page of the desk ends with a slash, and the desk redirects to it by itself.
export default { skipTrailingSlashRedirect: true };
