package orch.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orch.api.Api;
import orch.api.ApiProblem;
import orch.configuration.Configuration;
import orch.operation.Deadline;

/** {@code orch config delete}. */
final class ConfigDelete implements Command {
  private final Argument<List<String>> names =
      Argument.some("ID|NAME", "the configurations' ids or exact names");
  private final Flag<Boolean> ignoreNotFound =
      Flag.toggle("--ignore-not-found").says("what is not there is done already");
  private final WriteFlags write = new WriteFlags();

  private final App app;

  ConfigDelete(App app) {
    this.app = app;
  }

  @Override
  public Form form() {
    return Form.of(this, "delete", "Delete configurations")
        .describe(
            "Deletes the configurations with these ids or exact names, when all of them are found."
                + " On a terminal it asks for the name of each; elsewhere it needs --yes. Prints"
                + " the operations.")
        .examples(
            "orch config delete support",
            "orch config delete support sales --yes --wait",
            "orch config delete support --ignore-not-found --yes")
        .takes(names)
        .takes(ignoreNotFound)
        .takes(write.all());
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = names.or(List.of());
    if (write.hasKey() && words.size() > 1) {
      throw new UsageProblem("--idempotency-key is the key of one write, and these are several");
    }
    Duration timeout = write.waiting().patience().timeout();
    List<Configuration> targets = found(words, app.deadline(timeout));
    if (write.isDryRun()) {
      new DryRun(app).print(targets.stream().map(this::request).toList());
      return Exit.DONE.code();
    }
    Consent consent = new Consent(app);
    for (Configuration target : targets) {
      consent.toDelete(target);
    }
    // The time the person takes to answer does not count.
    Deletions deletions = new Deletions(app, write, app.deadline(timeout));
    return deletions.carryOut(targets, target -> key(target));
  }

  /** All of them, each once, before any is touched. */
  private List<Configuration> found(List<String> words, Deadline deadline)
      throws InterruptedException {
    Map<String, Configuration> found = new LinkedHashMap<>();
    List<RuntimeException> missing = new ArrayList<>();
    Lookup lookup = new Lookup(app.api(), deadline);
    for (String word : words) {
      try {
        Configuration target = lookup.find(word);
        found.put(target.id(), target);
      } catch (ApiProblem.NotFound problem) {
        if (!ignoreNotFound.isOn()) {
          missing.add(problem);
        } else {
          app.note(word + " is not there");
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new SomeFailed(words.size() + " configurations could not all be found", missing);
    }
    return List.copyOf(found.values());
  }

  private ObjectNode request(Configuration target) {
    return DryRun.request(
        "DELETE",
        Api.configurationUrl(app.shownBaseUrl(), target.id()),
        key(target),
        Optional.empty());
  }

  private UUID key(Configuration target) {
    return write.key(app, () -> WriteFlags.scope(app, "DELETE", EarlierWrites.path(target.id())));
  }
}
