package orch.cli.app;

import orch.cli.problem.UsageException;
import orch.configuration.Configuration;
import orch.term.Prompt;

/**
 * Asks before something that cannot be taken back. Where nobody can be asked, {@code --yes} says
 * it; in a protected profile only the configuration's name does, typed at a terminal.
 */
public final class Confirmation {
  private final App app;
  private final boolean isProtected;
  private final Prompt prompt;

  /**
   * @param isProtected whether only a name that is typed counts
   */
  public Confirmation(App app, boolean isProtected) {
    this.app = app;
    this.isProtected = isProtected;
    this.prompt = new Prompt(app.terminal());
  }

  /**
   * Makes sure that the person means it.
   *
   * @param what as in "remove the profile work"
   * @throws UsageException when they do not, or cannot be asked
   */
  public void to(String what) throws InterruptedException {
    if (app.globals().isYes()) {
      return;
    }
    askable(what, "add --yes");
    if (!prompt.agrees("orch: " + what + "?")) {
      throw declined();
    }
  }

  /**
   * Makes sure that the person means to put something else in the place of a configuration.
   *
   * @throws UsageException when they do not, or cannot be asked
   */
  public void toReplace(Configuration target) throws InterruptedException {
    String what = "replace " + named(target);
    if (isProtected) {
      typed(what, target);
    } else {
      to(what);
    }
  }

  /**
   * Makes sure that the person means this very configuration.
   *
   * @throws UsageException when they do not, or cannot be asked
   */
  public void toDelete(Configuration target) throws InterruptedException {
    if (isProtected || !app.globals().isYes()) {
      typed("delete " + named(target), target);
    }
  }

  private void typed(String what, Configuration target) throws InterruptedException {
    askable(what, isProtected ? "the profile is protected, and --yes is not enough" : "add --yes");
    String name = prompt.line("orch: to " + what + ", type its name:").orElse("").strip();
    if (!name.equals(target.label())) {
      throw declined();
    }
  }

  private void askable(String what, String instead) {
    if (app.globals().isNoInput() || !prompt.isPossible()) {
      throw new UsageException(
          "to " + what + " needs a yes, and there is nobody to ask: " + instead);
    }
  }

  private static String named(Configuration target) {
    return target.label() + " (" + target.id() + ")";
  }

  private static UsageException declined() {
    return new UsageException("nothing was done, for that was not a yes");
  }
}
