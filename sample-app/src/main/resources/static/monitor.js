import { follow } from "./events.js";

const SHOWN_SECONDS = 180;
const LOG_LENGTH = 8;

const element = (id) => document.getElementById(id);
const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** What the plot shows: seconds, the thermostat's sensor, the others, and nothing in the gaps. */
let columns = [[]];
let sensors = [];
let unit = "";
let plot = null;
let limits = null;

function shown(value) {
  return value == null ? "–" : value.toFixed(1);
}

function build() {
  plot?.destroy();
  const styles = ["--line", "--line-2", "--line-3", "--line-4"];
  const axis = { stroke: color("--muted"), grid: { stroke: color("--grid"), width: 1 }, ticks: { show: false } };
  plot = new uPlot({
    width: width(),
    height: 260,
    cursor: { y: false },
    scales: { x: { range: () => [now() - SHOWN_SECONDS, now()] }, y: { range: span } },
    axes: [{ ...axis, space: 70, values: (_, ticks) => ticks.map(clock) }, { ...axis, size: 62, values: (_, ticks) => ticks.map((tick) => `${tick} ${unit}`) }],
    series: [
      { label: "time", value: (_, at) => (at == null ? "–" : clock(at)) },
      ...sensors.map((sensor, i) => ({
        label: sensor,
        stroke: color(styles[i % styles.length]),
        width: 2,
        points: { show: false },
        value: (_, value) => (value == null ? "–" : `${shown(value)} ${unit}`),
      })),
    ],
    hooks: { draw: [drawLimits] },
  }, columns, element("plot"));
}

/** All percents, or what is measured and the limits with some room around. */
function span(_, least, most) {
  if (unit === "%") {
    return [0, 102];
  }
  const low = Math.min(least ?? 0, limits?.calmBelow ?? Infinity);
  const high = Math.max(most ?? 1, limits?.alarmAbove ?? -Infinity);
  const room = (high - low) * 0.1 || 1;
  return [low - room, high + room];
}

function drawLimits(u) {
  if (!limits) {
    return;
  }
  const { ctx, bbox } = u;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.setLineDash([6, 5]);
  ctx.lineWidth = devicePixelRatio;
  for (const [value, style] of [[limits.alarmAbove, "--alarm"], [limits.calmBelow, "--calm"]]) {
    const y = Math.round(u.valToPos(value, "y", true));
    ctx.strokeStyle = color(style);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
  }
  ctx.restore();
}

const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString("en-GB");
const width = () => element("plot").clientWidth;
const now = () => Date.now() / 1000;

function onReadings({ readings }) {
  const names = readings.map((reading) => reading.sensor);
  if (names.join() !== sensors.join()) {
    sensors = names;
    unit = readings[0].unit;
    columns = [[], ...names.map(() => [])];
    plot?.destroy();
    plot = null;
  }
  const at = Date.parse(readings[0].at) / 1000;
  const last = columns[0].at(-1);
  if (last !== undefined && at - last > 2.5) {
    push(last + 0.001, names.map(() => null));
  }
  push(at, readings.map((reading) => reading.value));
  const old = columns[0].findIndex((t) => t >= at - SHOWN_SECONDS - 5);
  columns = columns.map((column) => column.slice(old));
  setBadge("sampler", "running", "running");
}

function push(at, values) {
  columns[0].push(at);
  values.forEach((value, i) => columns[i + 1].push(value));
}

function onThermostat({ state, reading }) {
  element("value").textContent = shown(reading.value);
  element("unit").textContent = `${reading.unit} ${reading.sensor}`;
  setBadge("state", state, state);
}

function onCrash({ actor, error, at }) {
  log(at, "crash", `${actor} failed: ${error}`);
  if (actor === "sampler") {
    setBadge("sampler", "alarm", "restarting");
  }
}

function onRestart({ actor, restarts, at }) {
  log(at, "restart", `${actor} was restarted, for the ${ordinal(restarts)} time`);
  if (actor === "sampler") {
    element("restarts").textContent = restarts;
  }
}

function ordinal(n) {
  const suffix = { one: "st", two: "nd", few: "rd", other: "th" };
  return n + suffix[new Intl.PluralRules("en", { type: "ordinal" }).select(n)];
}

function log(at, kind, text) {
  element("quiet").hidden = true;
  const item = document.createElement("li");
  const time = document.createElement("time");
  time.dateTime = at;
  time.textContent = clock(Date.parse(at) / 1000);
  const words = document.createElement("span");
  words.textContent = text;
  item.className = kind;
  item.append(time, words);
  element("log").prepend(item);
  while (element("log").children.length > LOG_LENGTH) {
    element("log").lastChild.remove();
  }
}

function setBadge(id, state, text) {
  element(id).dataset.state = state;
  element(id).textContent = text;
}

function onState(connected, reason) {
  element("connection").dataset.connected = connected;
  element("connection").textContent = connected
    ? "Live"
    : `No connection, trying again. ${reason}`;
  if (connected) {
    lookAtSampler();
  }
}

async function lookAtSampler() {
  const response = await fetch("actors/sampler");
  if (response.ok) {
    element("restarts").textContent = (await response.json()).restarts;
  }
}

async function unplug() {
  const button = element("unplug");
  button.disabled = true;
  try {
    const response = await fetch("actors/sampler", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ type: "unplug", seconds: 4 }),
    });
    if (!response.ok) {
      log(new Date().toISOString(), "crash", (await response.json()).detail);
    }
  } catch (error) {
    log(new Date().toISOString(), "crash", error.message);
  }
  setTimeout(() => { button.disabled = false; }, 4000);
}

function draw() {
  if (sensors.length > 0) {
    if (!plot) {
      build();
    } else {
      plot.setData(columns);
    }
  }
}

const handlers = { readings: onReadings, thermostat: onThermostat, crash: onCrash, restart: onRestart };

async function main() {
  element("unplug").addEventListener("click", unplug);
  addEventListener("resize", () => plot?.setSize({ width: width(), height: 260 }));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => plot && build());
  const response = await fetch("limits");
  if (response.ok) {
    limits = await response.json();
    element("limits").textContent =
      `Alarm above ${limits.alarmAbove}, over again below ${limits.calmBelow}`;
  }
  setInterval(draw, 250);
  await follow("actors/topics/monitor", (name, data) => handlers[name]?.(data), onState);
}

main();
