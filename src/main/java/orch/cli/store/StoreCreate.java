package orch.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ApiException;
import orch.api.ReadAfterWrite;
import orch.api.Resource;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.option.Command;
import orch.cli.option.CommandSyntax;
import orch.cli.output.Views;
import orch.cli.problem.AcceptedButFailedException;
import orch.cli.problem.ExitCode;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.problem.OutputLostException;
import orch.cli.problem.UsageException;
import orch.cli.problem.WriteInDoubtException;
import orch.cli.write.AcceptedWrite;
import orch.cli.write.DryRun;
import orch.cli.write.JournaledWrites;
import orch.cli.write.OperationFollower;
import orch.cli.write.PendingWrites;
import orch.cli.write.WriteFlags;
import orch.concurrent.Deadline;
import orch.journal.OpenWrite;
import orch.journal.Verdict;
import orch.json.Json;
import orch.operation.Operation;
import orch.operation.PollSchedule;
import orch.operation.Write;
import orch.output.BadSelectionException;
import orch.output.Format;
import orch.output.Printer;
import orch.output.View;

/**
 * {@code orch store create}. The service does not document idempotency keys for memory stores, but
 * their names are unique in an account: a repeated create is refused, and orch then looks whether
 * the store is the one that it asked for.
 */
public final class StoreCreate implements Command {
  private static final int READS = 5;

  private final StoreFields fields = new StoreFields();
  private final WriteFlags write = new WriteFlags();

  private final App app;
  private final Account account;

  public StoreCreate(App app, Account account) {
    this.app = app;
    this.account = account;
  }

  @Override
  public CommandSyntax form() {
    return CommandSyntax.of(this, "create", "Create a memory store")
        .describe(
            "Creates a memory store, where conversations write profiles and memories. Every"
                + " configuration needs the id of one. Prints the operation that the service"
                + " starts; with --wait, waits until the store is active and prints it.")
        .examples(
            "orch store create --name support --description \"Customers of support\" --wait",
            "orch store create --name sales --wait -o name",
            "orch store create --name sales-eu --dry-run")
        .takes(fields.all())
        .takes(write.all());
  }

  @Override
  public List<View> prints() {
    return List.of(StoreView.STORE, Views.OPERATION);
  }

  @Override
  public Integer call() throws InterruptedException {
    PollSchedule patience = write.waiting().patience();
    Deadline deadline = app.deadline(patience.timeout());
    Account memory = account.at(Resource.STORES);
    Write wanted =
        new Write(
            Write.Method.POST,
            Resource.STORES.path(),
            fields.body(),
            write.key(memory, Write.Method.POST, Resource.STORES.path()),
            "memory store \"" + fields.name() + "\"");
    if (write.isDryRun()) {
      new DryRun(memory).print(List.of(wanted));
      return ExitCode.DONE.code();
    }
    app.waitsWith(app.commandLine("store get", fields.name(), "--wait"));
    if (!write.isWaiting() && app.globals().format().orElse(Format.JSON) == Format.ENV) {
      throw new UsageException(
          "-o env prints the id of the memory store, which is known when it is made: add --wait");
    }
    // Checked before anything is sent, so that a mistake in --fields does not create a store.
    View view = write.isWaiting() ? StoreView.STORE : Views.OPERATION;
    Printer printer = app.output(view).one(view);
    Stores reader = new Stores(memory, account.names(), deadline);
    OperationFollower follower = new OperationFollower(memory, write.waiting(), patience, deadline);
    Write adopted = adopted(wanted, memory);
    Accepted accepted;
    try {
      accepted = new JournaledWrites(memory, deadline).send(adopted);
    } catch (WriteInDoubtException doubt) {
      JsonNode found = settled(doubt, adopted, reader, new JournaledWrites(memory, deadline));
      print(
          write.isWaiting()
              ? new ActiveStore(app, reader, follower).of(found)
              : ended(found, adopted),
          printer);
      return ExitCode.DONE.code();
    }
    if (!write.isWaiting()) {
      print(accepted.operation().json(), accepted, printer);
      AcceptedWrite.advise(app, List.of(accepted));
      return ExitCode.DONE.code();
    }
    Operation ended =
        new AcceptedWrite(memory, write.waiting(), patience, deadline)
            .created(accepted, fields.name());
    JsonNode made = read(ended, accepted, reader, deadline);
    print(new ActiveStore(app, reader, follower).of(made), accepted, printer);
    return ExitCode.DONE.code();
  }

  /** The same write of an earlier command that got no answer, to repeat it with its key. */
  private Write adopted(Write wanted, Account memory) {
    if (write.hasKey()) {
      return wanted;
    }
    try {
      for (OpenWrite open : new PendingWrites(memory).open()) {
        if (open.entry().write().isSameAs(wanted)) {
          app.note(PendingWrites.adopting(open.entry().write()));
          return open.entry().write();
        }
      }
    } catch (JournalUnreadableException e) {
      // The name is unique: a create that took effect makes the service refuse this one.
      return wanted;
    }
    return wanted;
  }

  /** The store that an attempt without an answer made, where its name is taken now. */
  private JsonNode settled(
      WriteInDoubtException doubt, Write sent, Stores reader, JournaledWrites journal)
      throws InterruptedException {
    Throwable cause = doubt.getCause();
    ApiException last =
        cause instanceof ApiException.InDoubt several
            ? several.last()
            : cause instanceof ApiException one ? one : null;
    Optional<JsonNode> found =
        last instanceof ApiException.Conflict ? named(reader) : Optional.empty();
    if (found.isEmpty()
        || !found.get().path("description").equals(sent.body().path("description"))) {
      throw doubt;
    }
    journal.found(sent, Verdict.APPLIED, Stores.id(found.get()));
    app.note("an attempt without an answer has created the memory store " + fields.name());
    return found.get();
  }

  /** What is known of an operation whose acceptance was lost, and whose store is there. */
  private static JsonNode ended(JsonNode store, Write sent) {
    ObjectNode operation = Json.object().put("status", "COMPLETED");
    operation.putObject("result").put("type", "RESOURCE_ID").put("id", Stores.id(store));
    return operation.put("idempotencyKey", sent.key().toString());
  }

  private Optional<JsonNode> named(Stores reader) throws InterruptedException {
    try {
      return reader.named(fields.name());
    } catch (ApiException e) {
      // The doubt remains, and is reported.
      return Optional.empty();
    }
  }

  /** Reads the new store; reads may lag behind the operation. */
  private JsonNode read(Operation ended, Accepted accepted, Stores reader, Deadline deadline)
      throws InterruptedException {
    Optional<String> id = ended.configurationId();
    for (int reads = 1; ; reads++) {
      Optional<JsonNode> found;
      try {
        found = id.isPresent() ? Optional.of(reader.byId(id.get())) : reader.named(fields.name());
      } catch (ApiException.NotFound e) {
        found = Optional.empty();
      } catch (ApiException e) {
        throw unshown(accepted, e);
      }
      if (found.isPresent()) {
        return found.get();
      }
      if (reads == READS || !deadline.allows(ReadAfterWrite.LAG)) {
        throw reader.missing(id.orElse(fields.name()));
      }
      app.host().sleeper().sleep(ReadAfterWrite.LAG);
    }
  }

  private AcceptedButFailedException unshown(Accepted accepted, RuntimeException cause) {
    return new AcceptedButFailedException(
        "the memory store " + fields.name() + " was created, but cannot be shown",
        accepted,
        "to see it: " + app.commandLine("store get", fields.name()),
        false,
        cause);
  }

  private void print(JsonNode shown, Accepted accepted, Printer printer) {
    try {
      print(shown, printer);
    } catch (BadSelectionException | OutputLostException problem) {
      throw unshown(accepted, problem);
    }
  }

  private void print(JsonNode shown, Printer printer) {
    printer.print(shown);
    printer.end();
    app.flushOutput();
  }
}
