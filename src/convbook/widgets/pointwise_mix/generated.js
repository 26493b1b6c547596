// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "X",
  "K",
  "bias"
];

export const LOOKS = [
  "as_matrix",
  "channel",
  "show_all",
  "position",
  "speed"
];

export const MOST = 6;
