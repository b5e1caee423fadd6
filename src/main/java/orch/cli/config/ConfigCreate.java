package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import orch.api.Accepted;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.CiMode;
import orch.cli.app.InputFiles;
import orch.cli.app.SettleCommand;
import orch.cli.guide.Interview;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ChangedMeanwhileException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.AcceptedWrite;
import orch.cli.write.DryRun;
import orch.cli.write.JournaledWrites;
import orch.cli.write.KeyReplay;
import orch.cli.write.PendingWrites;
import orch.cli.write.ReceiptFlag;
import orch.cli.write.RunCreates;
import orch.cli.write.RunKeys;
import orch.cli.write.TakenNames;
import orch.cli.write.Warnings;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.configuration.Draft;
import orch.configuration.Requests;
import orch.journal.KnownWrite;
import orch.journal.OpenWrite;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.operation.PollSchedule;
import orch.operation.Write;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;
import org.jspecify.annotations.Nullable;

/** {@code orch config create}. */
public final class ConfigCreate implements Command {
  private final ConfigurationFlags flags = new ConfigurationFlags().forCreate();
  private final Option<String> file =
      Option.text("-f", "--file")
          .onlyOnCommandLine()
          .label("FILE")
          .content(Content.FILE)
          .description("document, JSON or YAML, - for stdin; options override it");
  private final WriteFlags write = new WriteFlags();
  private final ReceiptFlag receipt = new ReceiptFlag();
  private final Warnings warnings = new Warnings();
  private final List<Finding> findings = new ArrayList<>();

  /** Why the journal cannot be read, if so; reported only if the journal can still be written. */
  private Optional<String> unreadable = Optional.empty();

  /** The keys of the run in CI that the write has one of; null for another key. */
  private @Nullable RunKeys run;

  /** Whether the user was asked for missing fields. */
  private boolean isGuided;

  private final App app;
  private final Account account;

  public ConfigCreate(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "create", "Create a configuration")
        .describe(
            "Creates a configuration from options, a file, or both; each required field"
                + " comes from its option or from the file. At a terminal, asks for those"
                + " that are missing, and shows the document before it is sent. Prints the"
                + " operation that the service starts; with --wait, waits for it to finish"
                + " and prints the configuration.")
        .examples(
            "orch config create --name support --description \"Inbound\" --grouping profile \\",
            "  --memory-store mem_store_01k1etk2y5f1y9fpe2epfdtvv2 \\",
            "  --capture SMS=+15551230100 --timeouts SMS=10/60 --wait",
            "orch config create -f support.yaml --name support-eu --dry-run",
            "orch config create -f support.yaml | orch config wait -")
        .takes(flags.all())
        .takes(file)
        .takes(warnings.flag(), receipt.flag())
        .takes(write.all());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.CONFIGURATION, Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    receipt.begin(account, write.isWaiting(), write.isDryRun());
    PollSchedule patience = write.waiting().patience();
    Deadline deadline = app.deadline(patience.timeout());
    Optional<Write> earlier = isKeyAlone() ? earlierUse() : Optional.empty();
    CreateRequest request = earlier.isPresent() ? request(earlier.get()) : request(deadline);
    if (isGuided) {
      // Thinking takes its time.
      deadline = app.deadline(patience.timeout());
    }
    Write wanted =
        ConfigurationWrites.create(
            request, write.key(account, Write.Method.POST, ConfigurationWrites.PATH));
    if (write.isDryRun()) {
      warnings.show(findings, account);
      new DryRun(account).print(List.of(wanted));
      return ExitCode.DONE.code();
    }
    // Checked before anything is sent, so that a mistake in --fields does not create a
    // configuration.
    Printer printer = printer(write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION);
    Write adopted = adopted(wanted);
    JournaledWrites writes = new JournaledWrites(account, deadline);
    boolean isNew = !write.hasKey() && adopted.key().equals(wanted.key());
    if (isNew && app.ci() != CiMode.NONE) {
      run = RunKeys.of(account);
    }
    if (isNew && !isGuided && (run == null || !run.isRerun())) {
      addTakenName(request.displayName(), deadline);
    }
    warnings.show(findings, account);
    Accepted accepted;
    if (run == null) {
      accepted = isNew ? writes.sendNew(adopted) : writes.send(adopted);
    } else {
      Write keyed = run.keyed(adopted, app.lockWait(deadline));
      accepted = new RunCreates(account, run, deadline).send(keyed, request.displayName(), writes);
    }
    if (unreadable.isPresent() && !writes.hasWarned()) {
      app.messages().warning(unreadable.get() + "; an earlier create may be in doubt");
    }
    AcceptedWrite completion = new AcceptedWrite(account, write.waiting(), patience, deadline);
    JsonNode shown = shown(request, accepted, completion, deadline);
    String configuration =
        accepted
            .operation()
            .configurationId()
            .orElse(shown.path("id").asText(request.displayName()));
    completion.print(shown, accepted, printer, configuration);
    if (!write.isWaiting()) {
      AcceptedWrite.advise(app, List.of(accepted));
    }
    return ExitCode.DONE.code();
  }

  private JsonNode shown(
      CreateRequest request, Accepted accepted, AcceptedWrite completion, Deadline deadline) {
    if (write.isWaiting()) {
      Configuration made = completion.of(request, accepted);
      if (run == null) {
        new KeyReplay(account, write, deadline).refuse(request, accepted, completion, made);
      }
      return made.json();
    }
    if (write.hasKey()) {
      new KeyReplay(account, write, deadline).refuseEarly(request, accepted, completion);
    }
    JsonNode shown = accepted.operation().shown();
    return app.globals().format().orElse(Format.JSON) == Format.ENV
        ? CreatedIds.of(shown, request, accepted, app)
        : shown;
  }

  private CreateRequest request(Deadline deadline) throws InterruptedException {
    Draft draft =
        file.value()
            .map(name -> Draft.of(new InputFiles(app, deadline).document(name)))
            .orElseGet(Draft::empty);
    flags.applyTo(draft);
    ConfigurationFlags.fillIn(draft, app.sources().defaults(app.globals().wanted().profile()));
    if (!ConfigurationFlags.missing(draft).isEmpty() && Interview.isPossible(app)) {
      isGuided = true;
      return new GuidedCreate(account, flags, write, warnings, file.value())
          .request(draft, findings);
    }
    CreateRequest request = new Requests(draft, ConfigurationFlags::flagOf).create();
    findings.addAll(Warnings.located(Rules.check(request.document()), draft));
    return request;
  }

  private void addTakenName(String name, Deadline deadline) throws InterruptedException {
    Optional<Finding> taken = new TakenNames(account, deadline).of(name, warnings.areStrict());
    if (taken.isPresent()) {
      findings.add(taken.get());
    }
  }

  /** With only a key, the command repeats the write in the journal. */
  private boolean isKeyAlone() {
    return write.hasKey()
        && file.value().isEmpty()
        && flags.all().stream().allMatch(flag -> flag.value().isEmpty());
  }

  private Optional<Write> earlierUse() {
    UUID key = write.key(account, Write.Method.POST, ConfigurationWrites.PATH);
    return new PendingWrites(account)
        .byKey(key, ConfigurationWrites.PATH)
        .map(known -> known.entry().write())
        .filter(known -> known.body().isObject());
  }

  private static CreateRequest request(Write earlier) {
    return new CreateRequest((ObjectNode) earlier.body());
  }

  /**
   * If an earlier command sent the same write and got no response, returns that write, to repeat it
   * with its key. For a different configuration of this name, only warns.
   *
   * @throws ChangedMeanwhileException if the key on the command line was used for another
   *     configuration
   */
  private Write adopted(Write wanted) {
    PendingWrites earlier = new PendingWrites(account);
    if (write.hasKey()) {
      earlier.byKey(wanted.key(), wanted.path()).ifPresent(known -> refuseOther(known, wanted));
      return wanted;
    }
    for (OpenWrite open : open(earlier)) {
      Write sent = open.entry().write();
      if (sent.isSameAs(wanted)) {
        app.note(PendingWrites.adopting(sent));
        return sent;
      }
      if (sent.method() == wanted.method() && sent.subject().equals(wanted.subject())) {
        app.note(
            "warning: an earlier command to "
                + sent.action()
                + " got no response, so there may be two configurations of this name; to"
                + " settle it: "
                + SettleCommand.of(sent, app));
      }
    }
    return wanted;
  }

  /** The writes in doubt. An unreadable journal does not prevent the create. */
  private List<OpenWrite> open(PendingWrites earlier) {
    try {
      return earlier.open();
    } catch (JournalUnreadableException e) {
      unreadable = Optional.of(String.valueOf(e.getMessage()));
      return List.of();
    }
  }

  private void refuseOther(KnownWrite known, Write wanted) {
    if (!known.entry().write().isSameAs(wanted)) {
      throw new ChangedMeanwhileException(
          "the idempotency key "
              + wanted.key()
              + " was used at "
              + known.sentAt().truncatedTo(ChronoUnit.SECONDS)
              + " to "
              + known.entry().write().action()
              + ", with other values; nothing was sent",
          List.of(),
          "to create it with a key of its own: " + app.sameCommand().without("--idempotency-key"));
    }
  }

  private Printer printer(View view) {
    return app.output(view).one(view);
  }
}
