package dev.actors.spring.web;

import dev.actors.ActorStatus;
import dev.actors.Address;
import dev.actors.spring.insight.ActorQuery;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * The parameters of a request to the dashboard; the same for a view that is read and one streamed.
 */
final class DashboardQuery {

    private static final int MAX_PAGE_SIZE = 500;
    private static final int MOST_OPEN = 100;

    private final HttpServletRequest request;

    /** Whether an order is turned round. */
    private enum Order {
        ASC,
        DESC
    }

    DashboardQuery(HttpServletRequest request) {
        this.request = request;
    }

    private String text(String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private @Nullable String given(String name) {
        String value = text(name);
        return value.isEmpty() ? null : value;
    }

    int number(String name, int otherwise) {
        String value = given(name);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException _) {
            throw Problem.BAD_REQUEST.raise("The value of '" + name + "' is not a number.");
        }
    }

    /** How many a page has. */
    int size(int otherwise) {
        return number("size", otherwise);
    }

    /** Which page, once it and its size are checked. */
    int page(String name, int size) {
        int page = number(name, 0);
        RequestValues.checkPage(page, size, MAX_PAGE_SIZE);
        return page;
    }

    ActorQuery actors() {
        int size = size(50);
        String status = given("status");
        String sort = given("sort");
        String order = given("order");
        return new ActorQuery(
                text("q").strip(),
                given("behavior"),
                status == null ? null : RequestValues.constant("status", ActorStatus.class, status),
                sort == null
                        ? ActorQuery.Sort.AGE
                        : RequestValues.constant("sort", ActorQuery.Sort.class, sort),
                order != null && RequestValues.constant("order", Order.class, order) == Order.DESC,
                page("page", size),
                size);
    }

    /** The living actor that the request is about. */
    Address actor(ActorViews actors) {
        String address = given("address");
        String name = given("name");
        if (address == null && name == null) {
            throw Problem.BAD_REQUEST.raise("Say which actor: address=ADDRESS or name=NAME.");
        }
        Optional<Address> found =
                address == null ? actors.named(String.valueOf(name)) : actors.find(address);
        return found.orElseThrow(
                () ->
                        Problem.NO_SUCH_ACTOR.raise(
                                "No living actor has the "
                                        + (address == null
                                                ? "name '" + name + "'."
                                                : "address '" + address + "'.")));
    }

    /** The actor whose children are wanted; null for the roots. */
    @Nullable Address parent(ActorViews actors) {
        String parent = given("parent");
        return parent == null
                ? null
                : actors.find(parent)
                        .orElseThrow(
                                () ->
                                        Problem.NO_SUCH_ACTOR.raise(
                                                "No living actor has the address '"
                                                        + parent
                                                        + "'."));
    }

    /** The branches that are open; those whose actor has ended are left out. */
    List<Address> open(ActorViews actors) {
        String[] open = request.getParameterValues("open");
        if (open == null) {
            return List.of();
        }
        if (open.length > MOST_OPEN) {
            throw Problem.BAD_REQUEST.raise(
                    "At most " + MOST_OPEN + " branches can be open in one stream.");
        }
        return List.of(open).stream().flatMap(address -> actors.find(address).stream()).toList();
    }

    /** The view that a stream shows; empty for none. */
    Optional<DashboardView.Kind> view() {
        String view = given("view");
        return Optional.ofNullable(view)
                .map(label -> RequestValues.constant("view", DashboardView.Kind.class, label));
    }
}
