package orch.cli;

import orch.configuration.Configuration;
import orch.term.Prompt;

/** Asks before something that cannot be taken back; where nobody can be asked, --yes says it. */
final class Consent {
  private final App app;
  private final Prompt prompt;

  Consent(App app) {
    this.app = app;
    this.prompt = new Prompt(app.terminal());
  }

  /**
   * Makes sure that the person means it.
   *
   * @param what as in "replace support"
   * @throws UsageProblem when they do not, or cannot be asked
   */
  void to(String what) throws InterruptedException {
    if (app.globals().isYes()) {
      return;
    }
    askable(what, "add --yes");
    if (!prompt.agrees("orch: " + what + "?")) {
      throw declined();
    }
  }

  /**
   * Makes sure that the person means this very configuration.
   *
   * @throws UsageProblem when they do not, or cannot be asked
   */
  void toDelete(Configuration target) throws InterruptedException {
    if (app.globals().isYes()) {
      return;
    }
    String what = "delete " + target.label() + " (" + target.id() + ")";
    askable(what, "add --yes");
    String typed = prompt.line("orch: to " + what + ", type its name:").orElse("").strip();
    if (!typed.equals(target.label())) {
      throw declined();
    }
  }

  private void askable(String what, String instead) {
    if (app.globals().isNoInput() || !prompt.isPossible()) {
      throw new UsageProblem("to " + what + " needs a yes, and there is nobody to ask: " + instead);
    }
  }

  private static UsageProblem declined() {
    return new UsageProblem("nothing was sent, for that was not a yes");
  }
}
