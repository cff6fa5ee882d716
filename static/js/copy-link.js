/* <copy-link>: copies what is in its field and says so. Without script the field stands there to be copied by hand. */
class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!navigator.clipboard || !button) return;
    button.hidden = false;
    button.addEventListener("click", () => this.copy());
  }

  async copy() {
    const field = this.querySelector("input, textarea");
    const status = this.querySelector("[role=status]");
    try {
      await navigator.clipboard.writeText(field.value);
      status.textContent = this.dataset.done;
    } catch {
      field.select();
    }
  }
}

customElements.define("copy-link", CopyLink);
