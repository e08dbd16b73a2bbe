/** An editor for messages in JSON, which knows the types that a behaviour declares. */

import { get, post } from "./api.js";
import { h, setText } from "./dom.js";
import { json } from "./format.js";
import { check, describe, skeleton } from "./schema.js";

const ANY = { type: "any JSON", schema: {} };

/** The section with the editor for one actor. */
export function messageEditor(address, behavior) {
  let types = [];
  const type = h("select", { id: "message-type", onchange: choose });
  const text = h("textarea", {
    id: "message", rows: "7", spellcheck: "false", autocomplete: "off",
    "aria-describedby": "message-faults message-fields", oninput: validate,
  });
  const fields = h("p", { id: "message-fields", class: "note" });
  const faults = h("ul", { id: "message-faults", class: "faults", role: "status" });
  const reply = h("pre", { hidden: true, tabindex: "0", role: "status", "aria-label": "Answer" });
  const send = h("button", { type: "button", id: "send", onclick: () => submit(false) }, "Send");
  const ask = h("button", { type: "button", id: "ask", onclick: () => submit(true) }, "Ask, wait 5 s");
  const node = h("section", { class: "card", id: "editor" },
    h("h2", {}, "Send a message"),
    h("div", { class: "row" }, h("label", { for: "message-type" }, "Type"), type),
    h("label", { for: "message", class: "hidden" }, "Message"),
    text, faults, fields,
    h("div", { class: "row" }, send, ask),
    reply);

  async function load() {
    try {
      const { behaviors } = await get("../behaviors");
      const declared = behaviors.find((each) => each.name === behavior);
      types = declared && !declared.anyJson ? declared.messages : [ANY];
    } catch (error) {
      types = [ANY];
      show(error.message, true);
    }
    type.replaceChildren(...types.map((each, i) => h("option", { value: String(i) }, each.type)));
    choose();
  }

  const chosen = () => types[Number(type.value)] ?? ANY;

  function choose() {
    const { schema } = chosen();
    text.value = json(schema ? skeleton(schema) : { type: chosen().type });
    setText(fields, schema ? describe(schema) : "");
    validate();
  }

  /** Gives the message, or undefined if it does not fit; what is wrong is said below. */
  function validate() {
    let message;
    let found;
    try {
      message = JSON.parse(text.value);
      const said = types.find((each) => each.type === message?.type) ?? chosen();
      if (said !== chosen()) {
        type.value = String(types.indexOf(said));
        setText(fields, said.schema ? describe(said.schema) : "");
      }
      found = said.schema ? check(said.schema, message) : [];
    } catch (error) {
      found = [error.message];
    }
    faults.replaceChildren(...found.map((fault) => h("li", {}, fault)));
    text.setAttribute("aria-invalid", String(found.length > 0));
    send.disabled = found.length > 0;
    ask.disabled = found.length > 0;
    return found.length > 0 ? undefined : message;
  }

  async function submit(wait) {
    const message = validate();
    if (message === undefined) {
      return;
    }
    show(wait ? "Waiting for the reply …" : "Sending …", false);
    try {
      const answer = await post("api/actions/send", { address, message }, wait ? { Prefer: "wait=5" } : {});
      show(wait ? json(answer) : "It is in the mailbox.", false);
    } catch (error) {
      show(error.message, true);
    }
  }

  function show(words, wrong) {
    reply.hidden = false;
    reply.className = wrong ? "wrong" : "";
    setText(reply, words);
  }

  load();
  return { node };
}
