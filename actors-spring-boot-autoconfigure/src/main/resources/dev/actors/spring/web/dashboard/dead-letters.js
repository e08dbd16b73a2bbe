/** Messages that nobody handled, the newest first. */

import { h, setBadge, setLink, setText, table } from "./dom.js";
import { actorLink, clock, count, title } from "./format.js";

const REASONS = {
  dead: "the actor had ended",
  "no-route": "there was no way to its node",
  unhandled: "the actor takes no such message",
  full: "the mailbox was full",
  crashed: "the actor crashed on it",
  refused: "the actor refused it",
  "late-reply": "the asker waited no more",
};

export function open(root, context) {
  const total = h("p", { class: "note" });
  const letters = table({
    label: "Dead letters",
    keyOf: (letter) => String(letter.number),
    empty: "None: every message has found somebody.",
    columns: [
      { title: "#", number: true, wide: true, text: (letter) => count(letter.number) },
      { title: "At", text: (letter) => clock(letter.at) },
      { title: "To", fill: (cell, { target }) => setLink(cell, actorLink(target), title(target)) },
      { title: "Type", text: (letter) => letter.type },
      { title: "Message", fill: (cell, letter) => code(cell, letter.text) },
      {
        title: "Why",
        fill: (cell, { reason }) => {
          setBadge(cell, reason);
          cell.title = REASONS[reason] ?? "";
        },
      },
      { title: "Exception", wide: true, fill: (cell, letter) => code(cell, letter.exception ?? "") },
    ],
  });
  root.append(
    h("h1", { class: "hidden" }, "Dead letters"),
    h("section", { class: "card" }, h("h2", {}, "The last messages that nobody handled"), total, letters.node));

  context.follow({}, {
    "dead-letters": (data) => {
      setText(total, `${count(data.total)} since the node started`);
      letters.update(data.letters);
    },
  });
  return {};
}

function code(cell, text) {
  cell.classList.add("code");
  setText(cell, text);
}
