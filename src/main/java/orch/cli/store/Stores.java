package orch.cli.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import orch.api.Api;
import orch.api.ApiException;
import orch.api.Resource;
import orch.api.ResourceList;
import orch.cli.app.Account;
import orch.cli.app.App;
import orch.cli.app.SeenNames;
import orch.cli.problem.AmbiguousNameException;
import orch.cli.problem.NotFoundException;
import orch.concurrent.Deadline;
import orch.concurrent.InParallel;
import orch.document.Suggestion;
import orch.operation.TypeId;
import org.jspecify.annotations.Nullable;

/** Reads the memory stores of an account. Their list has only ids, so each is read by itself. */
final class Stores {
  private static final int AT_ONCE = 8;

  private final App app;
  private final Api api;
  private final SeenNames names;
  private final Deadline deadline;

  /**
   * @param account at the API of memory stores
   * @param names takes those that are seen, for the shell's completion
   * @param deadline for all requests
   */
  Stores(Account account, SeenNames names, Deadline deadline) {
    this.app = account.app();
    this.api = account.api();
    this.names = names;
    this.deadline = deadline;
  }

  /** All stores; one that is deleted while the list is read is left out. */
  List<JsonNode> all() throws InterruptedException {
    List<Callable<Optional<JsonNode>>> reads = new ArrayList<>();
    for (JsonNode listed : new ResourceList(api, Resource.STORES, deadline).all()) {
      boolean isWhole = listed.has("displayName");
      reads.add(() -> isWhole ? Optional.of(listed) : ifThere(listed.path("id").asText("")));
    }
    List<JsonNode> all = new ArrayList<>();
    InParallel.all("memory store", AT_ONCE, reads).forEach(read -> read.ifPresent(all::add));
    names.sawNoStores();
    all.forEach(store -> names.sawStore(id(store), name(store)));
    return all;
  }

  private Optional<JsonNode> ifThere(String id) throws InterruptedException {
    try {
      return Optional.of(read(id));
    } catch (ApiException.NotFound e) {
      return Optional.empty();
    }
  }

  JsonNode byId(String id) throws InterruptedException {
    JsonNode store = read(id);
    names.sawStore(id(store), name(store));
    return store;
  }

  private JsonNode read(String id) throws InterruptedException {
    return api.resource(Resource.STORES, id, deadline);
  }

  /** The store with exactly this name, which is unique in an account. */
  Optional<JsonNode> named(String name) throws InterruptedException {
    return named(name, all());
  }

  private static Optional<JsonNode> named(String name, List<JsonNode> all) {
    return all.stream().filter(store -> name(store).equals(name)).findFirst();
  }

  /**
   * The store with this id or name; else the only one with this name in another case, or with an id
   * that starts so.
   *
   * @throws NotFoundException if there is none
   * @throws AmbiguousNameException if several may be meant
   */
  JsonNode find(String idOrName) throws InterruptedException {
    if (TypeId.matches(idOrName)) {
      try {
        return byId(idOrName);
      } catch (ApiException.NotFound answer) {
        throw missing(idOrName, List.of(), answer);
      }
    }
    List<JsonNode> all = all();
    Optional<JsonNode> exact = named(idOrName, all);
    if (exact.isPresent()) {
      return exact.get();
    }
    List<JsonNode> near = all.stream().filter(store -> isNear(store, idOrName)).toList();
    if (near.isEmpty()) {
      throw missing(idOrName, all, null);
    }
    if (near.size() > 1) {
      throw new AmbiguousNameException(
          "\"" + idOrName + "\" may mean " + near.size() + " memory stores",
          near.stream().map(Stores::label).toList(),
          "to list the memory stores: " + app.commandLine("store list"));
    }
    app.note("using " + label(near.get(0)));
    return near.get(0);
  }

  private static boolean isNear(JsonNode store, String word) {
    return name(store).equalsIgnoreCase(word)
        || (word.length() > "mem_store_".length() && id(store).startsWith(word));
  }

  /** The exception for a store that is not there. */
  NotFoundException missing(String word) {
    return missing(word, List.of(), null);
  }

  private NotFoundException missing(
      String word, List<JsonNode> all, @Nullable ApiException answer) {
    List<String> names = all.stream().map(Stores::name).toList();
    return new NotFoundException(
        "no memory store has the id or name \"" + word + "\"" + Suggestion.question(word, names),
        "to list the memory stores: "
            + app.commandLine("store list")
            + "; to create one: "
            + app.commandLine("store create", "--name", "support", "--wait"),
        answer);
  }

  static String id(JsonNode store) {
    return store.path("id").asText("");
  }

  static String name(JsonNode store) {
    return store.path("displayName").asText("");
  }

  private static String label(JsonNode store) {
    return name(store) + " (" + id(store) + ")";
  }
}
