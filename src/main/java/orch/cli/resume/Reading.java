package orch.cli.resume;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import orch.api.ApiException;
import orch.api.Listing;
import orch.api.Pages;
import orch.cli.app.Account;
import orch.cli.write.PendingWrites;
import orch.concurrent.Deadline;
import orch.configuration.Change;
import orch.configuration.Configuration;
import orch.configuration.Difference;
import orch.configuration.Fields;
import orch.journal.JournalView;
import orch.journal.OpenWrite;
import orch.journal.Verdict;
import orch.journal.WriteSearch;
import orch.operation.Write;

/** Finds out by reading whether a write in doubt took effect. */
final class Reading {
  /** Clocks may have drifted since the write. */
  private static final Duration DRIFT = Duration.ofMinutes(1);

  /** The service's dates and its Date header are both exact to a second. */
  private static final Duration ROUNDING = Duration.ofSeconds(2);

  private static final int PAGE = 200;

  /** More configurations of one name tell nothing new. */
  private static final int MOST = 20;

  private final Account account;
  private final Deadline deadline;

  Reading(Account account, Deadline deadline) {
    this.account = account;
    this.deadline = deadline;
  }

  /**
   * What a reading has found.
   *
   * @param isGone whether the configuration does not exist
   * @param isChangedSince whether it was changed after the write was sent, by this or another write
   * @param configuration the id of the configuration; empty when unknown
   * @param details what differs from the write, one line each
   * @param sentence what the service shows
   */
  record Found(
      Verdict verdict,
      boolean isGone,
      boolean isChangedSince,
      String configuration,
      List<String> details,
      String sentence) {}

  /**
   * Reads what the write is about.
   *
   * @throws ApiException when it cannot be read
   */
  Found of(OpenWrite open) throws InterruptedException {
    return open.entry().write().method() == Write.Method.POST ? created(open) : changed(open);
  }

  private Found created(OpenWrite open) throws InterruptedException {
    JsonNode body = open.entry().write().body();
    List<Configuration> candidates = candidates(open);
    List<Configuration> same =
        candidates.stream()
            .filter(each -> body.isObject() && Difference.by(body, each.json()).changes().isEmpty())
            .toList();
    if (same.size() == 1) {
      return found(Verdict.APPLIED, same.get(0).id(), "the service has the configuration");
    }
    if (candidates.isEmpty()) {
      return found(
          Verdict.ABSENT, "", "no configuration of this name was created since then by it");
    }
    List<String> ids = candidates.stream().map(Configuration::id).toList();
    return new Found(
        Verdict.UNKNOWN,
        false,
        true,
        "",
        ids,
        ids.size() == 1
            ? "a configuration of this name was created since then, but has other values"
            : "several configurations of this name were created since then");
  }

  /** The configurations of the name that may come from the write. */
  private List<Configuration> candidates(OpenWrite open) throws InterruptedException {
    Write write = open.entry().write();
    String name = OpenWrites.name(write);
    Set<String> others = createdByOthers(open);
    List<Configuration> candidates = new ArrayList<>();
    String store = write.body().path(Fields.MEMORY_STORE).asText("");
    new Pages(account.api(), deadline)
        .each(
            new Listing(PAGE, store),
            each -> {
              if (each.displayName().equals(name) && !others.contains(each.id())) {
                candidates.add(each);
              }
              return candidates.size() < MOST;
            });
    // After the list: its answer has told the service's clock.
    Instant sent = serviceTime(open.firstSentAt()).minus(DRIFT);
    candidates.removeIf(each -> each.createdAt().map(at -> at.isBefore(sent)).orElse(false));
    return candidates;
  }

  /** The configurations that other creates in the journal have made. */
  private Set<String> createdByOthers(OpenWrite open) {
    PendingWrites journal = new PendingWrites(account);
    Set<String> ids = new HashSet<>(journal.read(view -> new WriteSearch(view).found()));
    Instant since = open.firstSentAt().minus(DRIFT);
    UUID key = open.entry().write().key();
    int unused =
        journal.read(view -> view.acceptedSince(since, each -> addCreated(ids, key, each)));
    return ids;
  }

  private static void addCreated(Set<String> ids, UUID key, JournalView.AcceptedWrite each) {
    if (each.write().method() == Write.Method.POST && !each.write().key().equals(key)) {
      ids.add(each.configuration());
    }
  }

  private Found changed(OpenWrite open) throws InterruptedException {
    Write write = open.entry().write();
    String id = write.path().substring(write.path().lastIndexOf('/') + 1);
    boolean isDelete = write.method() == Write.Method.DELETE;
    Configuration live;
    try {
      live = account.api().configuration(id, deadline);
    } catch (ApiException.NotFound gone) {
      Verdict verdict = isDelete ? Verdict.APPLIED : Verdict.ABSENT;
      return new Found(verdict, true, false, id, List.of(), "the configuration no longer exists");
    }
    boolean isChanged =
        updatedAt(live)
            .map(at -> at.isAfter(serviceTime(open.firstSentAt()).plus(ROUNDING)))
            .orElse(false);
    if (isDelete) {
      return new Found(
          Verdict.ABSENT, false, isChanged, id, List.of(), "the configuration still exists");
    }
    List<String> left =
        write.body().isObject() ? left(write, live) : List.of("its body is not in the journal");
    if (left.isEmpty()) {
      return new Found(
          Verdict.APPLIED, false, isChanged, id, left, "the configuration is as it wants it");
    }
    return isChanged
        ? new Found(
            Verdict.UNKNOWN, false, true, id, left, "the configuration was changed since then")
        : new Found(
            Verdict.ABSENT, false, false, id, left, "the configuration was not changed since then");
  }

  private static List<String> left(Write write, Configuration live) {
    Difference left =
        write.method() == Write.Method.PATCH
            ? Difference.by(write.body(), live.json())
            : Difference.between(live.json(), write.body());
    return left.changes().stream().map(Change::describe).toList();
  }

  private static Optional<Instant> updatedAt(Configuration live) {
    try {
      return Optional.of(
          OffsetDateTime.parse(live.json().path("updatedAt").asText("")).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A moment of this machine's clock on the service's clock. */
  private Instant serviceTime(Instant here) {
    return here.plus(account.api().serviceAhead());
  }

  private static Found found(Verdict verdict, String id, String sentence) {
    return new Found(verdict, false, false, id, List.of(), sentence);
  }
}
