// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "X",
  "K",
  "bias",
  "stride",
  "padding",
  "dilation",
  "flip"
];

export const LOOKS = [
  "show_all",
  "position",
  "speed"
];

export const LIMITS = {
  "side": 16,
  "kernel": 9,
  "padding": 8,
  "stride": 16,
  "dilation": 16,
  "padded": 24,
  "value": 1000000
};
