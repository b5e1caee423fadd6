package orch.cli.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.Confirmation;
import orch.cli.app.InputFiles;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.UsageException;
import orch.cli.write.GuardedUpdate;
import orch.cli.write.PreparedUpdate;
import orch.cli.write.ReceiptFlag;
import orch.cli.write.Warnings;
import orch.cli.write.WriteFlags;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Draft;
import orch.configuration.PatchRequest;
import orch.configuration.Requests;
import orch.document.Document;
import orch.journal.KnownWrite;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.operation.Write;
import orch.output.View;

/** {@code orch config update}. */
public final class ConfigUpdate implements Command {
  private final Argument<String> idOrName =
      Argument.one("ID|NAME", "the configuration's id or name").content(Content.CONFIGURATION);
  private final ConfigurationFlags flags = new ConfigurationFlags();
  private final RemovalFlags removals = new RemovalFlags();
  private final Option<String> file =
      Option.text("-f", "--file")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("fields to change, JSON or YAML, - for stdin; options override it");
  private final Option<Long> ifVersion =
      Option.of(Long.class, "--if-version")
          .onlyOnCommandLine()
          .label("N")
          .description("update only if the current version is N");
  private final Option<Boolean> replace =
      Option.toggle("--replace")
          .onlyOnCommandLine()
          .description("replace all fields with FILE; fields not in FILE are removed");
  private final WriteFlags write = new WriteFlags();
  private final ReceiptFlag receipt = new ReceiptFlag();
  private final Warnings warnings = new Warnings();

  private final App app;
  private final Account account;

  public ConfigUpdate(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "update", "Change fields of a configuration")
        .describe(
            "Changes the fields given by options, a file, or both; the other fields"
                + " stay as they are. Captures, rules and timeouts are merged into the"
                + " channel's current settings. Nothing is sent if nothing would change, or"
                + " if somebody else changes the configuration in the meantime (exit code 6).")
        .examples(
            "orch config update support --description \"Inbound and outbound\" --wait",
            "orch config update support --capture SMS=+15551230101 --wait",
            "orch config update support --remove-capture SMS=+15551230100 --dry-run",
            "orch config update support --clear statusCallbacks --wait \\",
            "  --if-version $(orch config get support --jq .version)",
            "orch config update support --replace -f support.yaml --yes")
        .takes(idOrName)
        .takes(flags.all())
        .takes(removals.all())
        .takes(file, ifVersion, replace)
        .takes(warnings.flag(), receipt.flag())
        .takes(write.all());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION, Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    refuseNonsense();
    receipt.begin(account, write.isWaiting(), write.isDryRun());
    GuardedUpdate revising = new GuardedUpdate(account, write);
    Optional<Document> document =
        file.value().map(new InputFiles(app, revising.deadline())::document);
    boolean isUnconfirmed = replace.isSet() && app.globals().isYes();
    Configuration live = revising.read(idOrName.orElse(""), isUnconfirmed);
    refuseOtherVersion(live);
    if (ifVersion.value().isPresent()) {
      revising.insist();
    }
    Write.Method method = replace.isSet() ? Write.Method.PUT : Write.Method.PATCH;
    Optional<KnownWrite> earlier = revising.earlierUse(live, method);
    if (earlier.isPresent()) {
      return revising.settle(earlier.get(), live, now -> remaining(now, document));
    }
    if (!hasChanges()) {
      throw nothingToChange();
    }
    return replace.isSet()
        ? replaced(revising, live, document.orElseThrow())
        : patched(revising, live, document);
  }

  private int patched(GuardedUpdate revising, Configuration live, Optional<Document> document)
      throws InterruptedException {
    Draft draft = Draft.onto(live);
    document.ifPresent(draft::merge);
    removals.applyTo(draft).forEach(app::note);
    flags.applyTo(draft);
    Optional<PatchRequest> request = new Requests(draft, field -> "").patch(live);
    List<Finding> findings = new ArrayList<>(removals.findings(live));
    findings.addAll(changed(live, draft));
    warnings.show(findings, account);
    if (request.isEmpty()) {
      return revising.unchanged(live);
    }
    return revising.run(PreparedUpdate.patch(live, request.get(), now -> remaining(now, document)));
  }

  /** The findings of the rules that the change causes, and that the configuration has not now. */
  private static List<Finding> changed(Configuration live, Draft draft) {
    return Warnings.located(Rules.checkChange(live.json(), draft.document()), draft);
  }

  private int replaced(GuardedUpdate revising, Configuration live, Document document)
      throws InterruptedException {
    Draft draft = replacementDraft(document);
    Replacement replacement = replacement(live, draft);
    warnings.show(changed(live, draft), account);
    if (replacement.changes().isEmpty()) {
      return revising.unchanged(live);
    }
    replacement.losses().forEach(loss -> app.note("would be removed: " + loss));
    if (!write.isDryRun()) {
      new Confirmation(app, account.connection().isProtected()).toReplace(live);
      revising.resume();
    }
    return revising.run(
        PreparedUpdate.replace(
            live, replacement.request(), now -> remaining(now, Optional.of(document))));
  }

  private Draft replacementDraft(Document document) {
    Draft draft = Draft.of(document);
    flags.applyTo(draft);
    return draft;
  }

  private static Replacement replacement(Configuration live, Draft draft) {
    return new Replacement(live, new Requests(draft, ConfigurationFlags::flagOf).replace());
  }

  /** The changes that a configuration still needs to be as this command wants it. */
  private List<Change> remaining(Configuration now, Optional<Document> document) {
    if (!hasChanges()) {
      return List.of();
    }
    if (replace.isSet()) {
      return replacement(now, replacementDraft(document.orElseThrow())).changes();
    }
    Draft draft = Draft.onto(now);
    document.ifPresent(draft::merge);
    removals.applyTo(draft);
    flags.applyTo(draft);
    return new Requests(draft, field -> "")
        .patch(now)
        .map(request -> Difference.by(request.toJson(), now.json()).changes())
        .orElse(List.of());
  }

  private void refuseNonsense() {
    if (replace.isSet() && file.value().isEmpty()) {
      throw new UsageException("--replace needs the whole configuration: add -f FILE");
    }
    // With only a key, the command repeats the write in the journal.
    if (!hasChanges() && !write.hasKey()) {
      throw nothingToChange();
    }
    if (replace.isSet() && removals.isGiven()) {
      throw new UsageException(
          "--replace cannot be combined with --remove-capture, --remove-channel or"
              + " --clear; it already removes every field that FILE leaves out");
    }
    removals.check();
  }

  private boolean hasChanges() {
    return file.value().isPresent()
        || Stream.concat(flags.all().stream(), removals.all().stream())
            .anyMatch(flag -> flag.value().isPresent());
  }

  private static UsageException nothingToChange() {
    return new UsageException(
        "config update needs something to change: add an option such as"
            + " --description, or -f FILE");
  }

  private void refuseOtherVersion(Configuration live) {
    if (ifVersion.value().isPresent()
        && (live.version().isEmpty() || live.version().getAsLong() != ifVersion.orElse(0L))) {
      String now = live.version().isEmpty() ? "unknown" : "" + live.version().getAsLong();
      throw new ChangedMeanwhileException(
          "the version of "
              + live.label()
              + " is "
              + now
              + ", not "
              + ifVersion.orElse(0L)
              + "; nothing was sent",
          List.of(),
          "to see the current version: " + app.commandLine("config get", live.id()));
    }
  }
}
