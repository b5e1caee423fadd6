package orch.cli;

import orch.term.Question;
import orch.term.Terminal;

/** Asks the person, where there is one to ask. */
final class Questions {
  private final App app;

  Questions(App app) {
    this.app = app;
  }

  /** Whether anybody can answer. */
  boolean mayBeAsked() {
    Terminal terminal = app.terminal();
    return terminal.isTerminal(Terminal.Stream.IN)
        && terminal.isTerminal(Terminal.Stream.ERR)
        && !app.globals().isNoInput();
  }

  String ask(String words) throws InterruptedException {
    return new Question(app.terminal()).ask(words);
  }

  String askHidden(String words) throws InterruptedException {
    return new Question(app.terminal()).askHidden(words);
  }

  /**
   * Goes on only with the person's consent.
   *
   * @param what as in "remove the profile work"
   * @throws UsageProblem when nobody can be asked and --yes is not there, or the answer is no
   */
  void confirm(String what) throws InterruptedException {
    if (app.globals().isYes()) {
      return;
    }
    if (!mayBeAsked()) {
      throw new UsageProblem("--yes is needed to " + what + ", for nobody can be asked here");
    }
    String answer = ask("orch: " + what + "? [y/N] ");
    if (!answer.equalsIgnoreCase("y") && !answer.equalsIgnoreCase("yes")) {
      throw new UsageProblem("nothing was changed: the answer was no");
    }
  }
}
