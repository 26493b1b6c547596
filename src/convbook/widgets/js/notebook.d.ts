/** Whether the script is a notebook's: the bundler says so, and leaves out of the page's script what only that needs. */
declare const NOTEBOOK: boolean;
