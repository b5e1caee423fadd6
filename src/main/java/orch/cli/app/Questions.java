package orch.cli.app;

import orch.term.Prompt;

/** Asks the user for values that are missing on the command line. */
public final class Questions {
  private final App app;
  private final Prompt prompt;

  public Questions(App app) {
    this.app = app;
    this.prompt = new Prompt(app.terminal());
  }

  /** Whether questions are possible: there is a terminal, and {@code --no-input} is not set. */
  public boolean mayBeAsked() {
    return prompt.isPossible() && !app.globals().isNoInput();
  }

  /** Asks a question; the answer is empty at the end of the input. */
  public String ask(String words) throws InterruptedException {
    return prompt.line(words).orElse("").strip();
  }

  /** Asks a question whose answer is hidden while it is typed. */
  public String askHidden(String words) throws InterruptedException {
    return prompt.hidden(words).orElse("").strip();
  }
}
