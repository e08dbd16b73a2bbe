package dev.actors.spring;

import org.springframework.core.GenericTypeResolver;
import org.springframework.core.ResolvableType;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** What handlers reply, told from their declarations. */
final class ReplyType {

    private ReplyType() {}

    /** The type that all of them reply; empty if there is none, or more than one. */
    static Optional<Type> of(List<Method> handlers, Class<?> actor) {
        List<Optional<Type>> declared =
                handlers.stream()
                        .map(
                                handler ->
                                        GenericTypeResolver.resolveType(
                                                handler.getGenericReturnType(), actor))
                        .map(result -> declared(ResolvableType.forType(result)))
                        .distinct()
                        .toList();
        return declared.size() == 1 ? declared.getFirst() : Optional.empty();
    }

    private static Optional<Type> declared(ResolvableType result) {
        Class<?> raw = result.resolve(Object.class);
        if (CompletionStage.class.isAssignableFrom(raw)) {
            return declared(result.as(CompletionStage.class).getGeneric(0));
        }
        return raw == void.class || raw == Void.class || result.hasUnresolvableGenerics()
                ? Optional.empty()
                : Optional.of(result.getType());
    }
}
