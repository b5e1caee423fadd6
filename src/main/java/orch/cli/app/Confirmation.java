package orch.cli.app;

import java.util.List;
import orch.cli.problem.NotConfirmedException;
import orch.configuration.Configuration;
import orch.term.Prompt;

/**
 * Asks for confirmation before an action that cannot be undone. Without a terminal, {@code --yes}
 * confirms; in a protected profile, only the configuration's name typed at a terminal does.
 */
public final class Confirmation {
  /** An action that needs confirmation, as a verb in the forms that the messages need. */
  public enum Action {
    DELETE("delete", "deleting", "deleted"),
    REPLACE("replace", "replacing", "replaced"),
    REMOVE("remove", "removing", "removed"),
    APPLY("apply", "applying", "changed"),
    UNDO("undo", "undoing", "undone");

    private final String verb;
    private final String gerund;
    private final String participle;

    Action(String verb, String gerund, String participle) {
      this.verb = verb;
      this.gerund = gerund;
      this.participle = participle;
    }
  }

  private final App app;
  private final boolean isProtected;
  private final Prompt prompt;

  /**
   * @param isProtected whether only the typed name confirms
   */
  public Confirmation(App app, boolean isProtected) {
    this.app = app;
    this.isProtected = isProtected;
    this.prompt = new Prompt(app.terminal());
  }

  /**
   * Asks a yes-or-no question, unless {@code --yes} is set.
   *
   * @param object as in "the profile work"
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public void to(Action action, String object) throws InterruptedException {
    if (app.globals().isYes()) {
      return;
    }
    askable(action, object, "");
    if (!prompt.agrees("orch: " + action.verb + " " + object + "?")) {
      throw declined(action);
    }
  }

  /**
   * Asks before a configuration is replaced.
   *
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public void toReplace(Configuration target) throws InterruptedException {
    if (isProtected) {
      typed(Action.REPLACE, target);
    } else {
      to(Action.REPLACE, named(target));
    }
  }

  /**
   * Asks for the configuration's name before it is deleted.
   *
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public void toDelete(Configuration target) throws InterruptedException {
    if (isProtected || !app.globals().isYes()) {
      typed(Action.DELETE, target);
    }
  }

  /**
   * Asks before a write is undone.
   *
   * @param what the write, such as "operation proc_job_1 (update)"
   * @param name the name of its configuration, which confirms in a protected profile
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public void toUndo(String what, String name) throws InterruptedException {
    if (isProtected) {
      typed(Action.UNDO, what + " of " + name, name);
    } else {
      to(Action.UNDO, what + " of " + name);
    }
  }

  /** Whether a deletion is confirmed by the typed name, so that nothing wrong is deleted. */
  public boolean isTyped() {
    return (isProtected || !app.globals().isYes())
        && !app.globals().isNoInput()
        && prompt.isPossible();
  }

  /**
   * Asks before a plan is applied, unless {@code --yes} is set. In a protected profile, asks for
   * the name of the profile.
   *
   * @param what the plan, such as "2 to create"
   * @param profile the name of a protected profile
   * @param details shows more of the plan, when the user asks for it
   * @return whether the user was asked
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public boolean toApply(String what, String profile, Runnable details)
      throws InterruptedException {
    if (isProtected) {
      typed(Action.APPLY, "this plan (" + what + ") in the profile " + profile, profile);
      return true;
    }
    if (app.globals().isYes()) {
      return false;
    }
    askable(Action.APPLY, "this plan (" + what + ")", "");
    while (true) {
      String answer =
          prompt.line("orch: apply this plan (" + what + ")? [y/N/details]").orElse("").strip();
      if (answer.equalsIgnoreCase("d") || answer.equalsIgnoreCase("details")) {
        details.run();
      } else if (answer.equalsIgnoreCase("y") || answer.equalsIgnoreCase("yes")) {
        return true;
      } else {
        throw declined(Action.APPLY);
      }
    }
  }

  /**
   * Asks for a profile's name before it is removed.
   *
   * @throws NotConfirmedException if the user declines, or cannot be asked
   */
  public void toRemove(String profile) throws InterruptedException {
    typed(Action.REMOVE, "the profile " + profile, profile);
  }

  private void typed(Action action, Configuration target) throws InterruptedException {
    typed(action, named(target), target.label());
  }

  private void typed(Action action, String object, String name) throws InterruptedException {
    if (app.accountRun() != null) {
      throw new NotConfirmedException(
          action.gerund
              + " "
              + object
              + " needs the profile's name typed at a terminal, because the profile is protected;"
              + " a fleet does not ask for it",
          "to let fleets change it: "
              + App.quoted("orch profile set", List.of(name, "--no-protected")));
    }
    askable(
        action,
        object,
        isProtected
            ? "; the profile is protected, so --yes is not enough: type the name at a terminal"
            : "");
    String question = "orch: to " + action.verb + " " + object + ", type its name:";
    if (!prompt.line(question).orElse("").strip().equals(name)) {
      throw declined(action);
    }
  }

  private void askable(Action action, String object, String more) {
    boolean isSilenced = app.globals().isNoInput();
    if (isSilenced || !prompt.isPossible()) {
      String obstacle = isSilenced ? silencer() : "this is not a terminal";
      throw new NotConfirmedException(
          action.gerund + " " + object + " needs confirmation, and " + obstacle + more,
          more.isEmpty() ? "to confirm it: " + app.sameCommand().with("--yes") : "");
    }
  }

  private String silencer() {
    return app.agentVariable().map(name -> name + " is set").orElse("--no-input is set");
  }

  private static String named(Configuration target) {
    return target.label() + " (" + target.id() + ")";
  }

  private static NotConfirmedException declined(Action action) {
    return new NotConfirmedException("Cancelled. Nothing was " + action.participle + ".", "");
  }
}
