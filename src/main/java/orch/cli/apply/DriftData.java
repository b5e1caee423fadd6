package orch.cli.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import orch.api.ConfigurationWrites;
import orch.cli.app.Account;
import orch.cli.problem.JournalUnreadableException;
import orch.cli.write.PendingWrites;
import orch.configuration.Configuration;
import orch.document.Document;
import orch.journal.AcceptedEntry;
import orch.output.Column;
import orch.output.View;
import orch.plan.Action;
import orch.plan.Drift;
import orch.plan.Drift.Side;
import orch.plan.Lock;
import orch.plan.LockComparison;
import orch.plan.LockComparison.Left;
import orch.plan.LockEntry;
import orch.plan.Plan;
import orch.plan.PlanEntry;

/** {@code config diff --drift}: what changed since the last apply, and by whom. */
final class DriftData {
  static final View VIEW =
      new View(
          "id",
          List.of(
              Column.of("FILE", "drift.file"),
              Column.of("LIVE", "drift.live"),
              Column.of("ACTION", "action"),
              Column.of("NAME", "name").as(Column.Kind.TEXT),
              Column.of("ID", "id").as(Column.Kind.ID),
              Column.of("CHANGES", "changes.path").as(Column.Kind.TEXT)),
          Stream.concat(
                  PlanData.VIEW.fields().stream(),
                  Stream.of("drift.file", "drift.live", "drift.operation", "drift.at"))
              .toList());

  private final Account account;
  private final LockComparison comparison;
  private final List<Row> rows = new ArrayList<>();

  /** A configuration with its drift, and the write of this user that changed it, if known. */
  record Row(PlanEntry entry, Drift drift, Optional<AcceptedEntry> by, boolean isOfOthers) {}

  DriftData(
      Account account,
      Lock lock,
      Plan plan,
      List<Document> documents,
      List<Configuration> live,
      String place) {
    this.account = account;
    this.comparison = new LockComparison(lock, live);
    for (int i = 0; i < documents.size(); i++) {
      PlanEntry entry = plan.entries().get(i);
      add(entry, comparison.drift(entry, documents.get(i)));
    }
    for (Left left : comparison.left(plan)) {
      if (left.live().isPresent()) {
        add(LockComparison.deletion(left, place), left.drift());
      }
    }
  }

  private void add(PlanEntry entry, Drift drift) {
    Optional<LockEntry> known = comparison.known(entry).filter(each -> !each.operation().isEmpty());
    Optional<AcceptedEntry> last = known.flatMap(this::last);
    Optional<AcceptedEntry> by =
        last.filter(each -> !each.operation().equals(known.orElseThrow().operation()));
    // When the journal has the last apply and nothing after it, it was not this user.
    boolean isOfOthers = last.isPresent() && by.isEmpty();
    boolean hasMoved = drift.live() != Side.SAME;
    rows.add(new Row(entry, drift, hasMoved ? by : Optional.empty(), isOfOthers));
  }

  /** The last write of this user. */
  private Optional<AcceptedEntry> last(LockEntry known) {
    String path = PendingWrites.path(known.id());
    try {
      return new PendingWrites(account)
          .read(view -> view.last(path, ConfigurationWrites.PATH, known.id()));
    } catch (JournalUnreadableException e) {
      return Optional.empty();
    }
  }

  /** Whether anything changed, or would be changed by an apply. */
  boolean isNone() {
    return rows.stream()
        .allMatch(row -> row.drift().isNone() && row.entry().action() == Action.UNCHANGED);
  }

  /** The configurations as data. */
  List<ObjectNode> data() {
    List<ObjectNode> data = new ArrayList<>();
    for (Row row : rows) {
      ObjectNode one = PlanData.of(row.entry());
      ObjectNode drift = one.putObject("drift");
      drift.put("file", row.drift().file().toString());
      drift.put("live", row.drift().live().toString());
      row.by()
          .ifPresent(by -> drift.put("operation", by.operation()).put("at", by.at().toString()));
      data.add(one);
    }
    return data;
  }

  /** The configurations that have changed, for people. */
  List<String> lines(PlanText text) {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      if (!row.drift().isNone() || row.entry().action() != Action.UNCHANGED) {
        lines.add(text.heading(row.entry()) + "  " + row.drift().describe() + who(row));
        if (row.entry().action() != Action.DELETE) {
          lines.addAll(text.changes(row.entry()));
        }
      }
    }
    return lines;
  }

  private static String who(Row row) {
    Side live = row.drift().live();
    boolean hasMoved = live == Side.CHANGED || live == Side.GONE;
    if (!hasMoved || row.drift().file() == Side.NEW) {
      return "";
    }
    return row.by()
        .map(
            by ->
                " (by your operation "
                    + by.operation()
                    + " at "
                    + by.at().truncatedTo(ChronoUnit.SECONDS)
                    + ")")
        .orElse(row.isOfOthers() ? " (not by orch on this machine)" : "");
  }
}
