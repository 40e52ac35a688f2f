// The frame hides itself until its scripts have run, and what is hidden takes no focus: "autofocus" comes to nothing.
document.addEventListener("alpine:initialized", () => {
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) {
      document.querySelector("#login-form [autofocus]")?.focus();
    }
  });
});
