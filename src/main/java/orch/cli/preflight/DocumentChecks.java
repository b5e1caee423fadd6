package orch.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import orch.api.Resource;
import orch.cli.app.App;
import orch.configuration.Fields;

/** The checks of one document against what was seen of the account. */
final class DocumentChecks {
  private static final int MOST_RULES = 100;

  private final App app;
  private final AccountState state;
  private final References references;
  private final Map<URI, Judgement> callbacks;
  private final List<Subject> all;

  /**
   * @param callbacks the judgements on the URLs of all documents
   * @param all the documents
   */
  DocumentChecks(
      App app,
      AccountState state,
      References references,
      Map<URI, Judgement> callbacks,
      List<Subject> all) {
    this.app = app;
    this.state = state;
    this.references = references;
    this.callbacks = callbacks;
    this.all = all;
  }

  /** Passes the findings of a check to a consumer. */
  void run(Check check, Subject subject, Consumer<PreflightFinding> report)
      throws InterruptedException {
    switch (check) {
      case LIMITS -> rules(subject, report);
      case MEMORY -> memory(subject, report);
      case INTELLIGENCE -> intelligence(subject, report);
      case BRIDGE -> bridge(subject, report);
      case CALLBACKS -> callbacks(subject, report);
      default -> throw new IllegalArgumentException(check + " is not about a document");
    }
  }

  private static void report(
      Check check,
      Subject subject,
      String thing,
      Judgement judgement,
      Consumer<PreflightFinding> to) {
    to.accept(new PreflightFinding(check, Optional.of(subject), thing, judgement));
  }

  private void rules(Subject subject, Consumer<PreflightFinding> report) {
    for (Map.Entry<String, JsonNode> channel : subject.tree().path(Fields.CHANNELS).properties()) {
      int rules = channel.getValue().path(Fields.RULES).size();
      if (rules > MOST_RULES) {
        Judgement many =
            Judgement.warning(
                channel.getKey()
                    + " has "
                    + rules
                    + " capture rules; one source names "
                    + MOST_RULES
                    + " as the limit of a channel",
                "move rules to another configuration");
        report(Check.LIMITS, subject, channel.getKey(), many, report);
      }
    }
  }

  private void memory(Subject subject, Consumer<PreflightFinding> report)
      throws InterruptedException {
    JsonNode value = subject.tree().path(Fields.MEMORY_STORE);
    if (!value.isTextual()) {
      if (subject.live().isEmpty()) {
        Judgement none =
            Judgement.problem(
                "a new configuration needs a memoryStoreId",
                "to list the memory stores: " + app.commandLine("store list"));
        report(Check.MEMORY, subject, "", none, report);
      }
      return;
    }
    String id = value.textValue();
    String advice =
        "to list the memory stores: "
            + app.commandLine("store list")
            + "; to create one: "
            + app.commandLine("store create", "--name", "support", "--wait");
    Judgement judgement = references.of(Resource.STORES, id, advice, store -> judged(id, store));
    report(Check.MEMORY, subject, id, judgement, report);
  }

  private Judgement judged(String id, JsonNode store) {
    String status = store.path("status").asText("");
    String named = "the memory store " + store.path("displayName").asText(id);
    return switch (status) {
      case "ACTIVE" -> Judgement.ok(named + " is active");
      case "FAILED" ->
          Judgement.problem(
              named + " could not be provisioned (FAILED)",
              "to create another one: "
                  + app.commandLine("store create", "--name", "support", "--wait"));
      case "QUEUED", "PROVISIONING" ->
          Judgement.problem(
              named + " is not active yet (" + status + ")",
              "to wait for it: " + app.commandLine("store get", id, "--wait"));
      default ->
          Judgement.unknown(named + " has a status that orch does not know: \"" + status + "\"");
    };
  }

  private void intelligence(Subject subject, Consumer<PreflightFinding> report)
      throws InterruptedException {
    for (JsonNode value : subject.tree().path(Fields.INTELLIGENCE)) {
      String id = value.asText("");
      Judgement judgement =
          references.of(
              Resource.INTELLIGENCE,
              id,
              "",
              found ->
                  Judgement.ok(
                      "the intelligence configuration "
                          + found.path("displayName").asText(id)
                          + " exists"));
      report(Check.INTELLIGENCE, subject, id, judgement, report);
    }
  }

  private void bridge(Subject subject, Consumer<PreflightFinding> report)
      throws InterruptedException {
    String service = subject.tree().path(Fields.BRIDGE).path(Fields.SERVICE).asText("");
    if (service.isEmpty()) {
      return;
    }
    Judgement exists =
        references.of(
            Resource.SERVICES,
            service,
            "",
            found -> Judgement.ok("the service " + found.path("friendly_name").asText(service)));
    Judgement judgement =
        exists.state() == Judgement.State.OK ? free(subject, service, exists) : exists;
    report(Check.BRIDGE, subject, service, judgement, report);
  }

  /** Whether a service that exists has no other configuration. */
  private Judgement free(Subject subject, String service, Judgement exists) {
    for (Subject other : all) {
      boolean isSame =
          service.equals(other.tree().at("/" + Fields.BRIDGE + "/" + Fields.SERVICE).asText(""));
      if (isSame && !other.equals(subject)) {
        return Judgement.problem(
            exists.found() + " is also in " + other.place(), "give it to one document only");
      }
    }
    if (state.problem().isPresent()) {
      return Judgement.unknown(
          exists.found() + " exists; which configuration uses it cannot be read");
    }
    Optional<AccountState.Known> owner = state.ownerOf(service);
    if (owner.isEmpty()) {
      return Judgement.ok(exists.found() + " exists and is free");
    }
    boolean isOwn = subject.live().filter(owner.get().id()::equals).isPresent();
    return isOwn
        ? Judgement.ok(exists.found() + " exists and belongs to this configuration")
        : Judgement.problem(
            exists.found() + " belongs to " + owner.get().label(),
            "to see that: " + app.commandLine("config get", owner.get().id()));
  }

  private void callbacks(Subject subject, Consumer<PreflightFinding> report) {
    for (URI url : CallbackHosts.in(subject)) {
      Judgement judgement = callbacks.getOrDefault(url, Judgement.unknown("it was not looked at"));
      report(Check.CALLBACKS, subject, CallbackHosts.shown(url), judgement, report);
    }
  }
}
