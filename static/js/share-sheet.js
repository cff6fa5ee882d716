/* <share-sheet data-url="…">: opens the phone's own list of apps, KakaoTalk among them. Shown only where there is one. */
class ShareSheet extends HTMLElement {
  connectedCallback() {
    if (!navigator.share) return;
    this.hidden = false;
    this.addEventListener("click", () => this.open());
  }

  async open() {
    try {
      await navigator.share({ title: document.title, url: this.dataset.url });
    } catch {
      // Closed without choosing: nothing to say.
    }
  }
}

customElements.define("share-sheet", ShareSheet);
