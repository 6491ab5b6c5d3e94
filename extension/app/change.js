/** Changing what a row says where it stands: a button that opens a form, and has the focus again afterwards. */

import { element } from "../look/element.js";
import { t } from "../look/texts.js";
import { Form } from "./form.js";
import { deed } from "./section.js";

/** @import { Input, Values } from "./form.js" */

/**
 * @typedef {object} Setting
 * @property {string} id of the form, which no other on the page has
 * @property {string} about what a screen reader says of the button
 * @property {() => Input[]} inputs
 * @property {(values: Values) => Promise<boolean>} save whether it is safe
 * @property {(form: Form) => void} [ready] the form is there
 * @property {string} [words] on the button
 */

/**
 * @param {Setting} setting
 * @returns {{button: HTMLButtonElement, box: HTMLDivElement}} the box is where the form will stand
 */
export function change({ id, about, inputs, save, ready, words = t("do_change") }) {
  const box = element("div", { class: "below", "data-form": id });
  const button = deed(words, () => (box.firstChild ? close() : open()), about);
  button.dataset.opens = id;
  button.ariaExpanded = "false";
  const close = () => {
    box.replaceChildren();
    button.ariaExpanded = "false";
    button.focus();
  };
  const open = () => {
    const form = new Form(id, inputs(), save, close);
    ready?.(form);
    box.replaceChildren(form.root);
    button.ariaExpanded = "true";
    form.focus();
  };
  return { button, box };
}
