// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "X",
  "size",
  "mode",
  "stride",
  "padding",
  "ceil_mode",
  "count_include_pad",
  "shift"
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
  "value": 1000000,
  "shift": 16
};

export const HALF = " That is half the window: use less padding or a larger size.";
