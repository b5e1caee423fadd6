package orch.api;

import java.time.Duration;
import java.util.Optional;
import orch.concurrent.Deadline;
import orch.concurrent.Sleeper;
import orch.configuration.Configuration;
import orch.configuration.CreateRequest;
import orch.operation.Operation;

/**
 * Reads a configuration after the operation that wrote it has completed. Reads may lag behind the
 * operation by seconds, and the service may give no id for a new configuration.
 */
public final class ReadAfterWrite {
  private static final int READS = 5;

  /** The pause between reads, because reads may lag behind an operation. */
  public static final Duration LAG = Duration.ofSeconds(3);

  private static final int PAGE = 200;

  private final Api api;
  private final Sleeper sleeper;

  public ReadAfterWrite(Api api, Sleeper sleeper) {
    this.api = api;
    this.sleeper = sleeper;
  }

  /**
   * The new configuration, found by the id in the acceptance or the operation, else by its name. A
   * configuration that is not found is looked up again, five times in all.
   *
   * @throws ApiException.Conflict when no id was given and several configurations have the name
   * @throws ApiException.NotFound when it is not found even then
   */
  public Configuration read(
      CreateRequest request, Accepted accepted, Operation completed, Deadline deadline)
      throws InterruptedException {
    Optional<String> id = accepted.operation().configurationId().or(completed::configurationId);
    for (int reads = 1; ; reads++) {
      try {
        return id.isPresent()
            ? api.configuration(id.get(), deadline)
            : named(request, completed, deadline);
      } catch (ApiException.NotFound problem) {
        if (reads == READS || !deadline.allows(LAG)) {
          throw problem;
        }
      }
      sleeper.sleep(LAG);
    }
  }

  /**
   * The configuration with this id, which a create has made. It is looked up five times in all.
   *
   * @throws ApiException.NotFound when it is not found even then
   */
  public Configuration read(String id, Deadline deadline) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      try {
        return api.configuration(id, deadline);
      } catch (ApiException.NotFound problem) {
        if (reads == READS || !deadline.allows(LAG)) {
          throw problem;
        }
      }
      sleeper.sleep(LAG);
    }
  }

  /**
   * The configuration after an update, with a version other than {@code before}'s. After five
   * reads, or shortly before the deadline, the last read is returned as it is.
   *
   * @throws ApiException when it cannot be read
   */
  public Configuration read(Configuration before, Deadline deadline) throws InterruptedException {
    for (int reads = 1; ; reads++) {
      Configuration now = api.configuration(before.id(), deadline);
      if (!before.hasSameVersionAs(now) || reads == READS || !deadline.allows(LAG)) {
        return now;
      }
      sleeper.sleep(LAG);
    }
  }

  private Configuration named(CreateRequest request, Operation completed, Deadline deadline)
      throws InterruptedException {
    Namesakes namesakes = new Namesakes(request.displayName());
    new Pages(api, deadline).each(new Listing(PAGE, request.memoryStoreId()), namesakes);
    if (namesakes.areSeveral()) {
      String ids = ": " + String.join(", ", namesakes.ids());
      throw new ApiException.Conflict(
          lookup(request), ErrorDetails.none(namesakes.describe() + ids));
    }
    return namesakes
        .first()
        .filter(found -> !isOlder(found, completed))
        .orElseThrow(
            () ->
                new ApiException.NotFound(
                    lookup(request),
                    ErrorDetails.none("the list of configurations has no new one with this name")));
  }

  private Call lookup(CreateRequest request) {
    return api.lookup("find the new configuration \"" + request.displayName() + "\"");
  }

  /** A configuration from before the operation is not the new one, which is then not listed yet. */
  private static boolean isOlder(Configuration configuration, Operation operation) {
    return configuration.createdAt().isPresent()
        && operation.createdAt().isPresent()
        && configuration.createdAt().get().isBefore(operation.createdAt().get());
  }
}
