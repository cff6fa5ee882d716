/* <proof-of-work data-challenge="/proof/"><input type="hidden" name="altcha"></proof-of-work>: shows nothing. When its form
   is first touched it asks for a puzzle; under pressure the server gives one, and the answer is put into the field. The work is
   done by the browser's own cryptography, beside the page. Without script, or without an answer, the form is sent all the same.
   The puzzle is ALTCHA's version 2, PBKDF2 (altcha 2.3.0 for Python, read 2026-11-23). */
const GOOD_FOR = 20 * 60_000; // less than ALTCHA_CHALLENGE's expires_seconds
const ASK_AGAIN = 60_000;
const AT_ONCE = 4;
const MOST = 20_000;

const bytes = (hex) => Uint8Array.from(hex.match(/../g), (pair) => parseInt(pair, 16));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

async function derive({ algorithm, nonce, salt, cost, keyLength }, counter) {
  const start = bytes(nonce);
  const password = new Uint8Array(start.length + 4);
  password.set(start);
  new DataView(password.buffer).setUint32(start.length, counter);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: algorithm.replace("PBKDF2/", ""), salt: bytes(salt), iterations: cost };
  return { counter, derivedKey: hex(await crypto.subtle.deriveBits(how, key, keyLength * 8)) };
}

class ProofOfWork extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.due = 0;
    this.touched = () => this.start();
    this.shown = (event) => event.persisted && this.forget();
    this.form?.addEventListener("focusin", this.touched);
    addEventListener("pageshow", this.shown);
    if (this.form?.contains(document.activeElement) || this.hasAttribute("data-now")) this.start(); // or somebody was quicker
  }

  disconnectedCallback() {
    this.form?.removeEventListener("focusin", this.touched);
    removeEventListener("pageshow", this.shown);
  }

  forget() {
    this.due = 0; // back from the next page: the answer has been used
    this.querySelector("input").value = "";
  }

  async start() {
    if (Date.now() < this.due || !globalThis.crypto?.subtle) return;
    this.due = Date.now() + ASK_AGAIN;
    try {
      const answer = await fetch(this.dataset.challenge, { credentials: "omit", cache: "no-store" });
      if (answer.status !== 200) return;
      const challenge = await answer.json();
      this.due = Date.now() + GOOD_FOR;
      const solution = await this.solve(challenge.parameters);
      if (solution) this.querySelector("input").value = btoa(JSON.stringify({ challenge, solution }));
    } catch {
      this.due = Date.now() + ASK_AGAIN;
    }
  }

  async solve(parameters) {
    for (let counter = 0; counter < MOST && this.isConnected; counter += AT_ONCE) {
      const tries = Array.from({ length: AT_ONCE }, (_, index) => derive(parameters, counter + index));
      const found = (await Promise.all(tries)).find((each) => each.derivedKey.startsWith(parameters.keyPrefix));
      if (found) return found;
    }
    return null;
  }
}

customElements.define("proof-of-work", ProofOfWork);
