package orch.cli.profile;

import orch.cli.app.App;
import orch.cli.app.InputFiles;
import orch.cli.app.Questions;
import orch.cli.guide.Ending;
import orch.cli.guide.Interview;
import orch.cli.option.Option;
import orch.cli.problem.UsageException;
import orch.profile.Profile;
import orch.profile.Secrets;

/** Gets a secret from the user: typed and hidden at a terminal, else from standard input. */
final class SecretInput {
  private final Option<Boolean> fromStdin =
      Option.toggle("--secret-stdin")
          .description("read the secret from standard input without asking");

  private final App app;

  SecretInput(App app) {
    this.app = app;
  }

  Option<Boolean> flag() {
    return fromStdin;
  }

  /** Whether the secret must be read from standard input. */
  boolean isFromStdin() {
    return fromStdin.isSet();
  }

  /** Whether the user is asked for what is missing. */
  boolean asks() {
    return new Questions(app).mayBeAsked() && !isFromStdin();
  }

  /**
   * The secret of a profile.
   *
   * @param ending how the command ends when the user stops answering
   * @throws UsageException if it cannot be one
   */
  String read(Profile profile, Ending ending) {
    if (asks()) {
      String what = profile.apiKey().isEmpty() ? "Auth token" : "Secret of the API key";
      return new Interview(app, ending, false).ask(ProfileQuestions.secret(what));
    }
    String secret = new InputFiles(app, app.usualDeadline()).standardInput().strip();
    if (secret.isEmpty()) {
      throw new UsageException(
          "the secret is empty: pipe it in, or run the command at a terminal to be asked for it");
    }
    String objection = Secrets.objection(secret);
    if (!objection.isEmpty()) {
      throw new UsageException(objection);
    }
    return secret;
  }
}
