package orch.cli.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import orch.api.ApiException;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.ConfigurationLookup;
import orch.cli.app.Confirmation;
import orch.cli.option.Argument;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.option.Content;
import orch.cli.option.Option;
import orch.cli.output.Views;
import orch.cli.problem.ExitCode;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.problem.NotFoundException;
import orch.cli.problem.SomeFailedException;
import orch.cli.problem.UsageException;
import orch.cli.write.Deletions;
import orch.cli.write.DryRun;
import orch.cli.write.PendingWrites;
import orch.cli.write.ReceiptFlag;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.json.Json;
import orch.operation.Write;
import orch.output.View;

/** {@code orch config delete}. */
public final class ConfigDelete implements Command {
  private final Argument<List<String>> names =
      Argument.some("ID|NAME", "the configurations' ids or names").content(Content.CONFIGURATION);
  private final Option<Boolean> ignoreNotFound =
      Option.toggle("--ignore-not-found").description("ignore configurations that do not exist");
  private final ReceiptFlag receipt = new ReceiptFlag();
  private final WriteFlags write = new WriteFlags();
  private final List<String> ignored = new ArrayList<>();

  private final App app;
  private final Account account;

  public ConfigDelete(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "delete", "Delete configurations")
        .describe(
            "Deletes the configurations with these ids or names, but only if all of them are"
                + " found. At a terminal, asks you to type the name of each; elsewhere it needs"
                + " --yes, which takes only whole ids and exact names. Prints the operations.")
        .examples(
            "orch config delete support",
            "orch config delete support sales --yes --wait",
            "orch config delete support --ignore-not-found --yes")
        .takes(names)
        .takes(ignoreNotFound)
        .takes(receipt.flag())
        .takes(write.all());
  }

  @Override
  public List<View> prints() {
    return List.of(Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    List<String> words = names.orElse(List.of());
    if (write.hasKey() && words.size() > 1) {
      throw new UsageException(
          "--idempotency-key is for one write: give one configuration, not " + words.size());
    }
    receipt.begin(account, write.isWaiting(), write.isDryRun());
    Duration timeout = write.waiting().patience().timeout();
    Confirmation consent = new Confirmation(app, account.connection().isProtected());
    List<Deletions.Target> targets = targets(words, app.deadline(timeout), consent.isTyped());
    if (write.isDryRun()) {
      new DryRun(account).print(targets.stream().map(Deletions.Target::write).toList());
      return ExitCode.DONE.code();
    }
    for (Deletions.Target target : targets) {
      consent.toDelete(target.configuration());
    }
    // The time that the user takes to answer does not count.
    int most = targets.size() + ignored.size();
    Deletions deletions = new Deletions(account, write, app.deadline(timeout), most);
    ignored.forEach(deletions::missing);
    return deletions.run(targets);
  }

  private List<Deletions.Target> targets(List<String> words, Deadline deadline, boolean mayGuess)
      throws InterruptedException {
    Optional<Deletions.Target> earlier = earlier(words.get(0));
    return earlier.isPresent()
        ? List.of(earlier.get())
        : found(words, deadline, mayGuess).stream().map(this::target).toList();
  }

  private Deletions.Target target(Configuration configuration) {
    String path = PendingWrites.path(configuration.id());
    Optional<Write> earlier = inDoubt(configuration.id());
    earlier.ifPresent(same -> app.note(PendingWrites.adopting(same)));
    return new Deletions.Target(
        configuration,
        earlier.orElseGet(
            () ->
                ConfigurationWrites.delete(
                    configuration.id(), write.key(account, Write.Method.DELETE, path))));
  }

  /**
   * The deletion that an earlier command sent without getting a response; this command repeats it.
   */
  private Optional<Write> inDoubt(String id) {
    if (write.hasKey()) {
      return Optional.empty();
    }
    try {
      return new PendingWrites(account)
          .inDoubt(id)
          .map(open -> open.entry().write())
          .filter(sent -> sent.method() == Write.Method.DELETE);
    } catch (JournalUnreadableException e) {
      // A second deletion of the same configuration has no effect.
      return Optional.empty();
    }
  }

  /** A configuration that an earlier command may have deleted, without getting a response. */
  private Optional<Configuration> deletedInDoubt(String idOrName) {
    if (inDoubt(idOrName).isPresent()) {
      return Optional.of(new Configuration(Json.object().put("id", idOrName)));
    }
    try {
      return write.hasKey()
          ? Optional.empty()
          : new PendingWrites(account).deletedInDoubt(idOrName);
    } catch (JournalUnreadableException e) {
      return Optional.empty();
    }
  }

  /**
   * The earlier deletion with the given key. Its configuration may be deleted already, so it is not
   * looked up.
   */
  private Optional<Deletions.Target> earlier(String id) {
    if (!write.hasKey()) {
      return Optional.empty();
    }
    String path = PendingWrites.path(id);
    UUID key = write.key(account, Write.Method.DELETE, path);
    return new PendingWrites(account)
        .byKey(key, path)
        .map(known -> known.entry().write())
        .filter(known -> known.method() == Write.Method.DELETE)
        .map(known -> new Deletions.Target(new Configuration(Json.object().put("id", id)), known));
  }

  /** Finds all configurations, each once, before any is deleted. */
  private List<Configuration> found(List<String> words, Deadline deadline, boolean mayGuess)
      throws InterruptedException {
    Map<String, Configuration> found = new LinkedHashMap<>();
    List<RuntimeException> missing = new ArrayList<>();
    ConfigurationLookup lookup = new ConfigurationLookup(account, deadline);
    for (String word : words) {
      try {
        Configuration target = mayGuess ? lookup.find(word) : lookup.findExactly(word);
        found.put(target.id(), target);
      } catch (ApiException.NotFound | NotFoundException problem) {
        Optional<Configuration> deleted = deletedInDoubt(word);
        if (deleted.isPresent()) {
          found.put(deleted.get().id(), deleted.get());
        } else if (!ignoreNotFound.isSet()) {
          missing.add(problem);
        } else {
          app.note(
              problem instanceof NotFoundException
                  ? String.valueOf(problem.getMessage())
                  : word + " does not exist");
          ignored.add(word);
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new SomeFailedException(
          missing.size()
              + " of "
              + words.size()
              + " configurations were not found; nothing was deleted",
          missing);
    }
    return List.copyOf(found.values());
  }
}
