/** What can be done to an actor, where the server allows it. */

import { post } from "./api.js";
import { h, setText } from "./dom.js";
import { messageEditor } from "./editor.js";

const QUESTIONS = {
  kill: "Kill it? What supervises it decides whether it is restarted.",
  stop: "Stop it? It ends for good, after the message in hand.",
  restart: "Restart it? Its present run ends; its mailbox is kept.",
};

/** The buttons and the editor for an actor. */
export function actions(address, behavior) {
  const outcome = h("span", { class: "note", role: "status" });
  const dialog = h("dialog");
  const restart = button("restart", "Restart");
  const editor = messageEditor(address, behavior);

  function button(action, label) {
    return h("button", {
      type: "button",
      id: `do-${action}`,
      class: action === "restart" ? null : "danger",
      onclick: () => ask(action, label),
    }, label);
  }

  function ask(action, label) {
    dialog.replaceChildren(
      h("p", {}, QUESTIONS[action]),
      h("div", { class: "row end" },
        h("button", { type: "button", onclick: () => dialog.close() }, "Cancel"),
        h("button", {
          type: "button",
          id: "confirm",
          class: "danger",
          onclick: () => {
            dialog.close();
            act(action, label);
          },
        }, label)));
    dialog.showModal();
  }

  async function act(action, label) {
    setText(outcome, "");
    try {
      await post(`api/actions/${action}`, { address });
      outcome.className = "note";
      setText(outcome, `${label}: done.`);
    } catch (error) {
      outcome.className = "wrong";
      setText(outcome, error.message);
    }
  }

  return {
    buttons: [restart, button("stop", "Stop"), button("kill", "Kill"), outcome, dialog],
    editor: editor.node,
    update(actor) {
      restart.disabled = !actor.restartsLeft;
      restart.title = restart.disabled ? "It has no restart left" : "";
    },
    close() {
      dialog.close();
      editor.node.remove();
    },
  };
}
