/** The node at a glance: figures with their plots, behaviours, and restarts as they happen. */

import { get } from "./api.js";
import { h, setLink, setText, table } from "./dom.js";
import { actorLink, clock, count, micros, rate, title } from "./format.js";
import { History, load, plotCard } from "./plots.js";

const FIGURES = [
  { id: "messagesPerSecond", label: "Messages", unit: "per second", format: rate, stroke: "--ink-1" },
  { id: "mailboxTotal", label: "Waiting in mailboxes", unit: "messages", format: count, stroke: "--ink-2" },
  { id: "alive", label: "Alive", unit: "actors", format: count, stroke: "--ink-3" },
  { id: "restartsPerSecond", label: "Restarts", unit: "per second", format: rate, stroke: "--ink-4" },
  { id: "deadLettersPerSecond", label: "Dead letters", unit: "per second", format: rate, stroke: "--ink-5" },
];
const RECENT = 12;

export function open(root, context) {
  const history = new History(FIGURES.map((figure) => figure.id));
  const cards = FIGURES.map((figure) => plotCard(figure, "overview"));
  const totals = h("p", { class: "note totals" });
  const behaviors = behaviorTable();
  const recent = h("ol", { class: "log", "aria-live": "polite" });
  const calm = h("p", { class: "note" }, "None since this page was opened.");
  let skew = 0;
  let timer = 0;
  let latest = null;
  const now = () => (Date.now() + skew) / 1000;

  root.append(
    h("h1", { class: "hidden" }, "Overview"),
    h("div", { class: "plots" },
      ...cards.map((card) => card.node),
      h("section", { class: "card", id: "recent" }, h("h2", {}, "Restarts as they happen"), calm, recent)),
    h("section", { class: "card", id: "behaviors" }, h("h2", {}, "Behaviours"), totals, behaviors.node));

  function onSample(sample) {
    latest = sample;
    skew = sample.t - Date.now();
    history.add(sample);
    FIGURES.forEach((figure, i) => cards[i].show(sample[figure.id]));
    setText(totals, `Since the node started: ${count(sample.restarts)} restarts,`
      + ` ${count(sample.deadLetters)} dead letters.`);
  }

  function draw() {
    if (latest && !document.hidden) {
      cards.forEach((card) => card.draw(history, now));
    }
  }

  function onRestarts(restarts, more) {
    calm.hidden = true;
    const lines = restarts.map((restart) => h("li", {},
      h("time", {}, clock(Date.now())),
      h("span", {},
        h("a", { href: actorLink(restart) }, title(restart)),
        ` (${restart.behavior}) after ${restart.cause}, ${count(restart.restarts)} in all`)));
    if (more > 0) {
      lines.push(h("li", {}, h("time", {}, clock(Date.now())), `and ${count(more)} more`));
    }
    recent.prepend(...lines.slice(-RECENT));
    while (recent.children.length > RECENT) {
      recent.lastChild.remove();
    }
  }

  async function begin() {
    try {
      const [overview] = await Promise.all([get("api/overview"), load()]);
      history.load(overview.history);
      behaviors.update(overview.behaviors);
      onSample(overview.now);
      clearInterval(timer);
      timer = setInterval(draw, 1000);
      draw();
    } catch (error) {
      context.fail(error);
    }
  }

  context.follow({}, {
    connected: begin,
    lost: () => { history.broken = true; },
    sample: onSample,
    overview: (overview) => behaviors.update(overview.behaviors),
    restarts: onRestarts,
  });

  return {
    repaint() {
      cards.forEach((card) => card.repaint());
      draw();
    },
    close() {
      clearInterval(timer);
      cards.forEach((card) => card.close());
    },
  };
}

function behaviorTable() {
  return table({
    label: "Behaviours",
    keyOf: (behavior) => behavior.name,
    empty: "No actor is alive.",
    columns: [
      {
        title: "Behaviour",
        fill: (cell, { name }) => setLink(cell, `#/actors?behavior=${encodeURIComponent(name)}`, name),
      },
      { title: "Alive", number: true, text: (each) => count(each.alive) },
      { title: "Messages/s", number: true, text: (each) => rate(each.messagesPerSecond) },
      { title: "Mean handling", number: true, text: (each) => micros(each.meanHandlingMicros) },
      { title: "Mailboxes", number: true, text: (each) => count(each.mailboxTotal) },
      { title: "Largest", number: true, wide: true, text: (each) => count(each.mailboxLargest) },
      { title: "Restarts", number: true, text: (each) => count(each.restarts) },
      { title: "Dead letters", number: true, text: (each) => count(each.deadLetters) },
    ],
  });
}
