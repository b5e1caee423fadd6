package orch.cli.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.guide.Ending;
import orch.cli.guide.Interview;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.NotConfirmedException;
import orch.cli.write.TakenNames;
import orch.cli.write.Warnings;
import orch.cli.write.WriteFlags;
import orch.configuration.CreateRequest;
import orch.configuration.Draft;
import orch.configuration.Fields;
import orch.configuration.Requests;
import orch.document.YamlText;
import orch.lint.Finding;
import orch.lint.Rules;
import orch.operation.Write;
import orch.profile.DefaultValue;
import orch.term.SafeText;

/**
 * Asks for the required fields that a new configuration lacks, and for consent to the whole
 * document. Shows how to do the same without questions, so that no answer is lost.
 */
final class GuidedCreate {
  private static final String NOTHING_SENT = "nothing was sent";

  private final Account account;
  private final App app;
  private final ConfigurationFlags flags;
  private final WriteFlags write;
  private final Warnings warnings;
  private final CreateAnswers answers;
  private final KnownStores stores;

  /** For the question whether to send the document. */
  private final Interview last;

  /**
   * @param file the value of {@code --file}
   */
  GuidedCreate(
      Account account,
      ConfigurationFlags flags,
      WriteFlags write,
      Warnings warnings,
      Optional<String> file) {
    this.account = account;
    this.app = account.app();
    this.flags = flags;
    this.write = write;
    this.warnings = warnings;
    this.answers = new CreateAnswers(app, flags, file);
    this.stores = new KnownStores(account);
    Ending declined =
        new Ending(ExitCode.USAGE, "the document was confirmed", NOTHING_SENT, answers::hint);
    this.last = new Interview(app, declined, false);
  }

  /**
   * Completes a draft, and returns its request when the user agrees to it.
   *
   * @param findings gets what the rules find in the document
   * @throws NotConfirmedException if the user does not agree
   */
  CreateRequest request(Draft draft, List<Finding> findings) throws InterruptedException {
    List<String> missing = ConfigurationFlags.missing(draft);
    Requests requests = new Requests(draft, ConfigurationFlags::flagOf);
    if (!requests.lacksOnly(missing)) {
      // Other mistakes cannot be mended by answers, so all of them are reported first.
      return requests.create();
    }
    prepare();
    keepDefaults(draft);
    Interview interview = new Interview(app, unanswered(), warnings.areStrict());
    interview.say(intro(missing.size()));
    interview.say("");
    CreateQuestions questions = new CreateQuestions(flags, this::taken, stores);
    for (String field : missing) {
      String value = interview.ask(questions.of(field));
      answers.add(ConfigurationFlags.flagOf(field), value);
      ConfigurationFlags.set(draft, field, value);
    }
    String judged = missing.contains(Fields.DISPLAY_NAME) ? name(draft) : "";
    new CreateExtras(interview, answers::add).ask(draft);
    return confirmed(draft, judged, findings);
  }

  private static String name(Draft draft) {
    return draft.document().path(Fields.DISPLAY_NAME).asText();
  }

  /**
   * Shows the document, and lets the user change it, until the user agrees.
   *
   * @param judged the name that the user has agreed to already
   */
  private CreateRequest confirmed(Draft draft, String judged, List<Finding> findings)
      throws InterruptedException {
    CreateRequest request = presented(draft, judged, false, findings);
    while (!write.isDryRun() && !app.globals().isYes() && !isAgreed()) {
      Optional<Draft> edited = new NewDocumentEditor(app, last).edit(request.document());
      if (edited.isPresent()) {
        request = presented(edited.get(), judged, true, findings);
      }
    }
    return request;
  }

  private CreateRequest presented(
      Draft draft, String judged, boolean isEdited, List<Finding> findings)
      throws InterruptedException {
    CreateRequest request = new Requests(draft, ConfigurationFlags::flagOf).create();
    show(request.document(), isEdited);
    findings.clear();
    findings.addAll(Warnings.located(Rules.check(request.document()), draft));
    if (!request.displayName().equals(judged)) {
      taken(request.displayName()).ifPresent(findings::add);
    }
    if (!write.isDryRun()) {
      warnings.show(findings, account);
    }
    return request;
  }

  /**
   * Whether the user agrees to the document, and does not want to edit it.
   *
   * @throws NotConfirmedException if neither
   */
  private boolean isAgreed() {
    String answer =
        last.pick(
            "Create it?",
            "y sends the document above; n ends the command, and nothing is sent; e opens the"
                + " document in your editor.",
            "yes",
            "yes",
            "no",
            "edit");
    if (answer.equals("no")) {
      throw new NotConfirmedException("Cancelled. Nothing was created.", answers.hint());
    }
    return answer.equals("yes");
  }

  /** Checks what else can stop the command, so that nobody answers for nothing. */
  private void prepare() {
    account.connection();
    if (!write.isDryRun()) {
      account.connection().expect(app.globals().expectedAccount());
      account.connection().credentials();
      app.output(write.isWaiting() ? Views.CONFIGURATION : Views.OPERATION);
    }
    if (write.hasKey()) {
      write.key(account, Write.Method.POST, ConfigurationWrites.PATH);
    }
  }

  private static String intro(int missing) {
    return (missing == 1 ? "One required field is" : missing + " required fields are")
        + " missing. Nothing is sent before you agree to the whole document. ? shows help, Ctrl-C"
        + " cancels.";
  }

  /** Puts the default values that the draft uses into the command line: others have others. */
  private void keepDefaults(Draft draft) {
    var defaults = app.sources().defaults(app.globals().wanted().profile());
    for (String field : List.of(Fields.GROUPING, Fields.MEMORY_STORE)) {
      String flag = ConfigurationFlags.flagOf(field);
      Optional<DefaultValue> value = Optional.ofNullable(defaults.get(flag.substring(2)));
      if (value.isPresent() && draft.sourceOf("/" + field).equals(value.get().place())) {
        answers.add(flag, value.get().text());
      }
    }
  }

  private Optional<Finding> taken(String name) throws InterruptedException {
    boolean asks = !write.isDryRun() && !write.hasKey();
    return asks
        ? new TakenNames(account, app.usualDeadline())
            .watchedBy(stores)
            .of(name, warnings.areStrict())
        : Optional.empty();
  }

  private void show(ObjectNode document, boolean isEdited) {
    last.say("");
    last.showAll(lines(document));
    last.say("");
    // After an edit, the answers no longer make the document.
    Optional<String> command = isEdited ? Optional.empty() : answers.command();
    if (command.isPresent()) {
      last.say("This command does the same without questions:");
      last.showAll(List.of("", command.get(), ""));
    }
    last.say("With the document above in a file, this command does it:");
    last.showAll(List.of("", answers.commandWithFile(document), ""));
  }

  /** The document as YAML that a terminal shows as it is. */
  private static List<String> lines(JsonNode document) {
    String text = YamlText.write(document);
    boolean isSafe = SafeText.lines(text).equals(text);
    return (isSafe ? text : SafeText.json(YamlText.writeQuoted(document))).lines().toList();
  }

  private Ending unanswered() {
    return new Ending(
        ExitCode.INVALID, "every required field was given", NOTHING_SENT, answers::hint);
  }
}
