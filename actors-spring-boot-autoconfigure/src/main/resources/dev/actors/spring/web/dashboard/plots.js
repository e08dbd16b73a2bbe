/** Live plots of the last minutes, over uPlot. */

import { h, setText } from "./dom.js";
import { clock, short } from "./format.js";
import { color } from "./theme.js";

const SHOWN_SECONDS = 300;
const GAP_SECONDS = 3;
const HEIGHT = 120;

let library = null;

/** uPlot is no module: it is loaded once, when the first plot is made. */
export function load() {
  library ??= new Promise((resolve, reject) => {
    document.head.append(h("script", {
      src: "uPlot.iife.min.js",
      onload: resolve,
      onerror: () => reject(new Error("The plots cannot be loaded")),
    }));
  });
  return library;
}

/** What has been sampled: columns of the same length, `t` in seconds. Gaps are rows of nulls. */
export class History {
  constructor(names) {
    this.names = names;
    this.clear();
  }

  clear() {
    this.t = [];
    this.columns = Object.fromEntries(this.names.map((name) => [name, []]));
    this.broken = false;
  }

  /** Replaces all by what the server has kept. */
  load(history) {
    this.clear();
    history.t.forEach((t, i) => {
      if (t / 1000 - this.t.at(-1) > GAP_SECONDS) {
        this.gap();
      }
      this.push(t / 1000, (name) => history[name][i]);
    });
  }

  /** Adds a sample; where nothing was sent for a while, the one before has held until then. */
  add(sample) {
    const t = sample.t / 1000;
    if (t <= this.t.at(-1)) {
      return;
    }
    if (this.broken) {
      this.gap();
    } else if (t - this.t.at(-1) > 1.5) {
      this.push(t - 1, (name) => this.columns[name].at(-1));
    }
    this.push(t, (name) => sample[name]);
    const old = this.t.findIndex((each) => each >= t - SHOWN_SECONDS - 5);
    if (old > 0) {
      this.t.splice(0, old);
      this.names.forEach((name) => this.columns[name].splice(0, old));
    }
  }

  gap() {
    this.broken = false;
    if (this.t.length > 0) {
      this.push(this.t.at(-1) + 0.001, () => null);
    }
  }

  push(t, valueOf) {
    this.t.push(t);
    this.names.forEach((name) => this.columns[name].push(valueOf(name) ?? null));
  }

  /** The two columns of a plot; the last value holds until now, unless the connection is lost. */
  of(name, now) {
    const holds = this.t.length > 0 && !this.broken;
    return [
      holds ? [...this.t, Math.max(now, this.t.at(-1))] : this.t,
      holds ? [...this.columns[name], this.columns[name].at(-1)] : this.columns[name],
    ];
  }
}

/**
 * A card with a title, the present value with its unit, and its plot. While the pointer is on a
 * plot, all show the values of that moment.
 */
export function plotCard({ id, label, unit, format, stroke }, sync) {
  const value = h("output", { class: "figure" }, "–");
  const when = h("span", { class: "note" });
  const area = h("div", { class: "plot", role: "img", "aria-label": `${label} over the last five minutes` });
  const node = h("section", { class: "card", id: `plot-${id}` },
    h("h2", {}, label),
    h("p", { class: "reading" }, value, h("span", { class: "unit" }, unit), when),
    area);
  let plot = null;
  let present = null;

  function text(shown, at) {
    setText(value, shown == null ? "–" : format(shown));
    setText(when, at == null ? "" : `at ${clock(at * 1000)}`);
  }

  function hover(u) {
    const i = u.cursor.idx;
    if (i == null) {
      text(present, null);
    } else {
      text(u.data[1][i], u.data[0][i]);
    }
  }

  function build(now) {
    const axis = {
      stroke: color("--muted"),
      grid: { stroke: color("--grid"), width: 1 },
      ticks: { show: false },
      font: "11px system-ui, sans-serif",
    };
    const ink = color(stroke);
    plot = new window.uPlot({
      width: area.clientWidth,
      height: HEIGHT,
      padding: [6, 8, 0, 0],
      legend: { show: false },
      cursor: { y: false, sync: { key: sync }, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { range: () => [now() - SHOWN_SECONDS, now()] },
        y: { range: (_, least, most) => [0, Math.max(1, most ?? 0) * 1.1] },
      },
      axes: [
        { ...axis, size: 24, space: 70, values: (_, ticks) => ticks.map((t) => clock(t * 1000).slice(0, 5)), incrs: [60, 120, 300] },
        { ...axis, size: 42, space: 28, values: (_, ticks) => ticks.map(short) },
      ],
      series: [{}, {
        stroke: ink,
        fill: ink.replace(/^rgb\((.*)\)$/, "rgba($1, 0.12)"),
        width: 1.5,
        points: { show: false },
      }],
      hooks: { setCursor: [hover] },
    }, [[], []], area);
  }

  const resized = new ResizeObserver(() => {
    if (plot && area.clientWidth > 0) {
      plot.setSize({ width: area.clientWidth, height: HEIGHT });
    }
  });
  resized.observe(area);

  return {
    node,
    draw(history, now) {
      if (!plot) {
        build(now);
      }
      plot.setData(history.of(id, now()));
    },
    show(latest) {
      present = latest;
      if (plot?.cursor.idx == null) {
        text(present, null);
      }
    },
    repaint() {
      plot?.destroy();
      plot = null;
    },
    close() {
      resized.disconnect();
      plot?.destroy();
    },
  };
}
