package orch.cli.config;

import java.util.List;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.guide.Interview;
import orch.cli.input.SchemaFile;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.problem.CommandFailedException;
import orch.cli.problem.CommandInterruptedException;
import orch.cli.problem.DetailLines;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotConfirmedException;
import orch.cli.write.Warnings;
import orch.configuration.CreateRequest;
import orch.configuration.Draft;
import orch.configuration.Requests;
import orch.configuration.Skeleton;
import orch.document.InvalidDocumentException;
import orch.document.Mistake;
import orch.lint.Finding;
import orch.lint.Rules;

/** {@code orch config init}. */
public final class ConfigInit implements Command {
  private final Argument<String> file =
      Argument.optional(
              "FILE", "file to write, or its directory (default: the configuration's name.yaml)")
          .content(Content.FILE);
  private final ConfigurationFlags flags = new ConfigurationFlags().forCreate();
  private final Option<Boolean> force =
      Option.toggle("--force")
          .onlyOnCommandLine()
          .description("replace the file if it exists, without a question");

  private final App app;
  private final Account account;

  public ConfigInit(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "init", "Ask for the fields, and write a commented file")
        .describe(
            "Writes a YAML file with the given fields. Comments explain every field, and examples"
                + " of the others are commented out. At a terminal, asks for required fields that"
                + " are missing, for channels, and for the file; elsewhere never asks. Needs no"
                + " credentials and sends nothing. A file that exists is replaced only with"
                + " --force, with --yes, or after a question.")
        .examples(
            "orch config init",
            "orch config init configurations/",
            "orch config init front-desk.yaml --name front-desk --description Inbound \\",
            "  --grouping profile --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 \\",
            "  --capture SMS=+15551230100 --timeouts SMS=10/60")
        .takes(file)
        .takes(flags.all())
        .takes(force);
  }

  @Override
  public Integer call() {
    Draft draft = Draft.empty();
    flags.applyTo(draft);
    ConfigurationFlags.fillIn(draft, app.sources().defaults(app.globals().wanted().profile()));
    boolean isPossible = Interview.isPossible(app);
    boolean mayReplace = force.isSet() || app.globals().isYes();
    GuidedInit guide = new GuidedInit(account, flags);
    List<String> missing = ConfigurationFlags.missing(draft);
    boolean isGuided = isPossible && !missing.isEmpty() && requests(draft).lacksOnly(missing);
    if (isGuided) {
      guide.complete(draft);
    }
    CreateRequest request = request(draft);
    boolean asksFile = isGuided && file.value().isEmpty();
    InitFile target =
        asksFile
            ? guide.file(draft, mayReplace)
            : InitFile.of(app, file.orElse(""), request.displayName());
    if (!asksFile && !mayReplace && target.exists() && !(isPossible && guide.replaces(target))) {
      throw kept(target, isPossible);
    }
    refuseInterrupt();
    String text = Skeleton.of(request.document(), SchemaFile.from(target.directory()));
    target.write(text);
    for (Finding finding : Warnings.located(Rules.check(request.document()), draft)) {
      app.messages().warning(finding);
    }
    advise(target);
    return ExitCode.DONE.code();
  }

  private static Requests requests(Draft draft) {
    return new Requests(draft, ConfigurationFlags::flagOf);
  }

  /**
   * The document, checked like one that is sent.
   *
   * @throws CommandFailedException with every mistake
   */
  private static CreateRequest request(Draft draft) {
    try {
      return requests(draft).create();
    } catch (InvalidDocumentException e) {
      List<String> mistakes = e.mistakes().stream().map(Mistake::describe).toList();
      boolean isOne = mistakes.size() == 1;
      throw new CommandFailedException(
          ExitCode.INVALID,
          (isOne ? mistakes.get(0) : "the configuration has " + mistakes.size() + " mistakes")
              + "; nothing was written",
          isOne ? List.of() : DetailLines.limited(mistakes),
          "");
    }
  }

  private NotConfirmedException kept(InitFile target, boolean isDeclined) {
    return isDeclined
        ? new NotConfirmedException("Cancelled. Nothing was written.", "")
        : new NotConfirmedException(
            target.shown() + " exists; nothing was written",
            "to replace it: " + app.sameCommand().with("--force"));
  }

  private static void refuseInterrupt() {
    if (Thread.interrupted()) {
      Thread.currentThread().interrupt();
      throw new CommandInterruptedException("interrupted; nothing was written");
    }
  }

  /** Says what to do next with the file. */
  private void advise(InitFile target) {
    app.note(target.shown() + " is written");
    app.note("to check it: " + app.commandLine("config validate", "-f", target.shown()));
    app.note(
        "to create the configuration: " + app.commandLine("config apply", "-f", target.shown()));
    if (SchemaFile.isMissing(target.directory())) {
      String beside = target.shown().substring(0, target.shown().lastIndexOf('/') + 1);
      app.note(
          "to let an editor check it, too: "
              + app.commandLine("config schema >", beside + SchemaFile.NAME));
    }
  }
}
