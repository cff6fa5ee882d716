/* <video-click src="…">: puts the film in the poster's place when it is pressed. Without script, or without a src, the
   poster is a link to the film's own page. */
class VideoClick extends HTMLElement {
  connectedCallback() {
    if (!this.hasAttribute("src")) return;
    this.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      this.play();
    });
  }

  play() {
    const frame = document.createElement("iframe");
    frame.src = this.getAttribute("src");
    frame.title = this.dataset.title;
    frame.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
    frame.allowFullscreen = true;
    frame.referrerPolicy = "strict-origin";
    this.replaceChildren(frame);
    frame.focus();
  }
}

customElements.define("video-click", VideoClick);
