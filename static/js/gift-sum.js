/* <gift-sum> around the box for the fee: while a gift is chosen it says there what exactly the fee adds, and on the form's
   button what will be given ("Give $25 monthly"). Without script the box's hint names two examples, and the server
   works out the fee. Amounts are in the currency's smallest unit; data-rate is the fee's share in thousandths. */
const OTHER = "other";

class GiftSum extends HTMLElement {
  connectedCallback() {
    this.form = this.closest("form");
    this.button = this.form.querySelector("button[type=submit]");
    this.hint = this.querySelector(".field-hint");
    this.before = { button: this.button.textContent, hint: this.hint?.textContent };
    this.changed = (event) => this.show(event?.target);
    this.form.addEventListener("input", this.changed);
    addEventListener("pageshow", this.changed);
    this.show();
  }

  disconnectedCallback() {
    this.form.removeEventListener("input", this.changed);
    removeEventListener("pageshow", this.changed);
  }

  get way() {
    return this.form.querySelector("[name=frequency]:checked, [name=frequency][type=hidden]")?.value;
  }

  get cents() {
    const chosen = this.form.querySelector(`[name=amount_${this.way}]:checked`)?.value;
    if (chosen !== OTHER) return Number(chosen ?? 0);
    const { between, point, digits } = this.dataset;
    const typed = this.form.elements.own.value.replaceAll(between, "").replace(point, ".");
    const number = Number(typed.replace(/[^\d.]/g, ""));
    return Number.isFinite(number) ? Math.round(number * 10 ** digits) : 0;
  }

  show(touched) {
    const own = this.form.elements.own;
    if (touched?.name?.startsWith("amount_") && touched.value !== OTHER) own.value = "";
    if (touched?.value === OTHER) own.focus();
    const { cents, way, before } = this;
    const fee = Math.round(((cents + Number(this.dataset.fixed)) * 1000) / (1000 - this.dataset.rate)) - cents;
    const all = cents + (this.querySelector("input")?.checked ? fee : 0);
    this.button.textContent = cents ? this.dataset[way].replace("{amount}", this.written(all)) : before.button;
    if (this.hint) this.hint.textContent = cents ? this.dataset.adds.replace("{fee}", this.written(fee)) : before.hint;
  }

  written(cents) {
    const { sign, digits, point, between } = this.dataset;
    const unit = 10 ** digits;
    const whole = String(Math.floor(cents / unit)).replace(/\B(?=(\d{3})+$)/g, between);
    const part = cents % unit ? point + String(cents % unit).padStart(digits, "0") : "";
    return sign + whole + part;
  }
}

customElements.define("gift-sum", GiftSum);
