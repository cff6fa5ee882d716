/* <came-from><input type="hidden"></came-from>: notes which other site the visitor came from, its host and no more. */
class CameFrom extends HTMLElement {
  connectedCallback() {
    if (!document.referrer) return;
    const { origin, protocol } = new URL(document.referrer);
    if (origin !== location.origin && protocol.startsWith("http")) this.querySelector("input").value = origin;
  }
}

customElements.define("came-from", CameFrom);
