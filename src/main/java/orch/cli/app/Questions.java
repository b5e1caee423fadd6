package orch.cli.app;

import orch.term.Prompt;

/** Asks the person for what the line does not say. */
public final class Questions {
  private final App app;
  private final Prompt prompt;

  public Questions(App app) {
    this.app = app;
    this.prompt = new Prompt(app.terminal());
  }

  /** Whether anybody can answer. */
  public boolean mayBeAsked() {
    return prompt.isPossible() && !app.globals().isNoInput();
  }

  /** What is typed; empty at the end of the input. */
  public String ask(String words) throws InterruptedException {
    return prompt.line(words).orElse("").strip();
  }

  /** The same, not shown while it is typed. */
  public String askHidden(String words) throws InterruptedException {
    return prompt.hidden(words).orElse("").strip();
  }
}
