// Entry of a plain page: shows every widget that the page holds. No kernel, no module loader, no other file.

import { mount, PlainModel } from "./host.js";
// In the order in which the bundle compresses best: what is alike is near.
import CostExplorer from "./widgets/cost-explorer.js";
import ShapeExplorer from "./widgets/shape-explorer.js";
import Predict from "./widgets/predict.js";
import ReceptiveField from "./widgets/receptive-field.js";
import ChannelSlide from "./widgets/channel-slide.js";
import KernelTraining from "./widgets/kernel-training.js";
import ImageFilter from "./widgets/image-filter.js";
import PointwiseMix from "./widgets/pointwise-mix.js";
import PoolSlide from "./widgets/pool-slide.js";
import KernelSlide from "./widgets/kernel-slide.js";

/** @type {Record<string, import("./host.js").Widget>} */
const widgets = {
  ChannelSlide,
  CostExplorer,
  ImageFilter,
  KernelSlide,
  KernelTraining,
  PointwiseMix,
  PoolSlide,
  Predict,
  ReceptiveField,
  ShapeExplorer,
};

/** Shows the widgets that are not shown yet. */
function mountAll() {
  /** @type {NodeListOf<HTMLElement>} */
  const elements = document.querySelectorAll(".cb-widget[data-widget]:not([data-mounted])");
  for (const el of elements) {
    el.dataset.mounted = "";
    try {
      mount(el, widgets[el.dataset.widget ?? ""]);
    } catch (error) {
      // The static picture is still there; whoever made the page finds the reason in the console.
      console.error(`${el.dataset.widget} can't be shown:`, error);
    }
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", mountAll);
else mountAll();

// For whoever makes a page by hand, and for tests.
Object.assign(globalThis, { convbookWidgets: { mount, mountAll, PlainModel, widgets } });
