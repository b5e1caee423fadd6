package orch.cli.receipt;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import orch.api.Accepted;
import orch.api.ReadAfterWrite;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.WriteLog;
import orch.cli.app.WriteLog.Written;
import orch.concurrent.Deadline;
import orch.configuration.Configuration;
import orch.configuration.Fields;
import orch.file.ReplacedFile;
import orch.host.Version;
import orch.json.Json;
import orch.operation.Write;
import orch.receipt.DocumentState;
import orch.receipt.Receipt;

/**
 * Writes the receipt of a command that has ended, also of one that failed in part. A command that
 * sent nothing and found nothing to be as wanted gets none.
 */
public final class ReceiptWriter {
  private final Account account;
  private final App app;
  private final WriteLog log;
  private final Deadline deadline;

  private ReceiptWriter(Account account, WriteLog log) {
    this.account = account;
    this.app = account.app();
    this.log = log;
    this.deadline = app.usualDeadline();
  }

  /**
   * Writes the receipt. A file that cannot be written is a warning, because what was written to the
   * service counts.
   *
   * @param exit the exit code of the command
   */
  public static void write(Account account, WriteLog log, Path file, int exit) {
    if (log.writes().isEmpty() && log.unchanged().isEmpty()) {
      return;
    }
    String text = Receipt.of(new ReceiptWriter(account, log).members(exit)).text();
    try {
      byte[] content = text.getBytes(StandardCharsets.UTF_8);
      if (!Files.exists(file)) {
        ReplacedFile.create(file, content);
      } else if (!ReplacedFile.replace(file, Files.readAllBytes(file), content)) {
        throw new IOException("another program has changed it");
      }
    } catch (IOException e) {
      account
          .app()
          .messages()
          .warning("the receipt " + file + " cannot be written: " + e.getMessage());
    }
  }

  private ObjectNode members(int exit) {
    ObjectNode members = Json.object().put("format", Receipt.FORMAT).put("orch", Version.NUMBER);
    members.put("command", app.command()).put("exitCode", exit);
    members.put("account", account.journalAccount()).put("service", account.journalTarget());
    members.put("beganAt", time(log.began())).put("endedAt", time(app.host().clock().instant()));
    log.plan().forEach(members::put);
    ArrayNode all = members.putArray("configurations");
    log.writes().forEach(each -> all.add(entry(each)));
    for (Configuration live : log.unchanged()) {
      ObjectNode entry = all.addObject().put("action", "unchanged").put("name", live.displayName());
      entry.put("id", live.id()).put("state", "unchanged");
      entry.set("before", DocumentState.of(live));
      entry.set("after", DocumentState.of(live));
    }
    return members;
  }

  private ObjectNode entry(Written written) {
    Write write = written.entry().write();
    Optional<Configuration> before = written.entry().before().map(Configuration::new);
    ObjectNode entry = Json.object().put("action", written.action());
    entry.put("name", name(write, before)).put("id", written.configuration());
    entry.put("state", written.state()).put("idempotencyKey", write.key().toString());
    entry.put("sentAt", time(written.sentAt()));
    written.endedAt().ifPresent(at -> entry.put("endedAt", time(at)));
    if (written.accepted().isPresent()) {
      Accepted accepted = written.accepted().get();
      entry.put("operationId", accepted.label()).put("requestId", accepted.requestId());
    }
    if (before.isPresent()) {
      entry.set("before", DocumentState.of(before.get()));
    }
    if (written.state().equals("completed") && write.method() != Write.Method.DELETE) {
      after(written, before).ifPresent(after -> entry.set("after", DocumentState.of(after)));
    }
    return entry;
  }

  private static String name(Write write, Optional<Configuration> before) {
    String wanted = write.body().path(Fields.DISPLAY_NAME).asText("");
    return wanted.isEmpty() ? before.map(Configuration::displayName).orElse("") : wanted;
  }

  /** The configuration as it is now; empty when it cannot be read. */
  private Optional<Configuration> after(Written written, Optional<Configuration> before) {
    String id = written.configuration();
    if (id.isEmpty() || Thread.currentThread().isInterrupted()) {
      return Optional.empty();
    }
    try {
      ReadAfterWrite reading = new ReadAfterWrite(account.api(), app.host().sleeper());
      return Optional.of(
          before.isPresent() ? reading.read(before.get(), deadline) : reading.read(id, deadline));
    } catch (RuntimeException e) {
      // Whatever the reason: the rest of the receipt counts.
      app.messages()
          .warning("the receipt cannot say how " + id + " is after the change: " + e.getMessage());
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static String time(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS).toString();
  }
}
