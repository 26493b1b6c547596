// Written by `make widgets` from the Python side; edit it there.

export const AXES = [
  "height",
  "width"
];

export const LEAST = {
  "padding": 0,
  "stride": 1,
  "dilation": 1
};

export const LIMITS = {
  "side": 16,
  "kernel": 9,
  "padding": 8,
  "stride": 16,
  "dilation": 16,
  "padded": 24,
  "value": 1000000
};

export const LARGEST_SIZE = 1000000;

export const MESSAGES = {
  "outside": "{name} must be a whole number from {least} to {most}, not {value}.",
  "missing": "{name} must be a whole number from {least} to {most}.",
  "undivided": "groups must divide c_i = {c_i} and c_o = {c_o}, not {groups}. 1 always does.",
  "misfit": "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. Use a smaller {name} or more padding.",
  "misfit_dilated": "{name} does not fit along the {axis}: it spans {span} cells, the padded input has {padded}. Use a smaller {name}, a lower dilation or more padding."
};
