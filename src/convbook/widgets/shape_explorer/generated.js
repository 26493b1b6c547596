// Written by `make widgets` from the Python side; edit it there.

export const SETTINGS = [
  "n",
  "k",
  "padding",
  "stride",
  "dilation"
];

/** @type {readonly string[]} */ export const LOOKS = [];

export const DRAWN = {
  "cells": 24,
  "windows": 10
};
