/** Topics and who hears them. */

import { h, setText, table } from "./dom.js";
import { actorLink, count, title } from "./format.js";

export function open(root, context) {
  const topics = table({
    label: "Topics",
    keyOf: (topic) => topic.address,
    empty: "There is no topic.",
    columns: [
      { title: "Topic", text: (topic) => topic.name },
      { title: "Subscribers", number: true, text: (topic) => count(topic.subscriberCount) },
      { title: "Mailbox", number: true, text: (topic) => count(topic.mailbox) },
      { title: "Who", fill: fillSubscribers },
    ],
  });
  root.append(
    h("h1", { class: "hidden" }, "Topics"),
    h("section", { class: "card" }, h("h2", {}, "Topics and who hears them"), topics.node));
  context.follow({}, { topics: (data) => topics.update(data.topics) });
  return {};
}

function fillSubscribers(cell, topic) {
  const addresses = topic.subscribers.map((each) => each.address).join();
  if (cell.dataset.shown === addresses) {
    return;
  }
  cell.dataset.shown = addresses;
  cell.className = "refs";
  cell.replaceChildren(...topic.subscribers.map((each) => h("a", {
    href: actorLink(each), title: each.behavior,
  }, title(each))));
  const hidden = topic.subscriberCount - topic.subscribers.length;
  if (hidden > 0) {
    const more = h("span", { class: "note" });
    setText(more, `and ${count(hidden)} more`);
    cell.append(more);
  }
}
