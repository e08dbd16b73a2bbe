package dev.actors.mesh;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Finds the records and enums that types stand for, and those that their components declare. */
final class TravellingTypes {

    private final Set<Class<?>> seen = new LinkedHashSet<>();
    private final Set<Class<?>> found = new LinkedHashSet<>();

    TravellingTypes with(Collection<Class<?>> types) {
        for (Class<?> type : types) {
            int before = found.size();
            boolean isNew = !seen.contains(type);
            visit(type);
            if (isNew && found.size() == before) {
                throw new IllegalArgumentException(
                        type.getName()
                                + " cannot be registered as a type of the mesh. Make it a record,"
                                + " an enum, or a sealed interface of such.");
            }
        }
        return this;
    }

    Set<Class<?>> found() {
        return found;
    }

    private void visit(Type type) {
        switch (type) {
            case Class<?> plain -> visitClass(plain);
            case ParameterizedType generic -> {
                visit(generic.getRawType());
                visitAll(generic.getActualTypeArguments());
            }
            case GenericArrayType array -> visit(array.getGenericComponentType());
            case WildcardType wildcard -> visitAll(wildcard.getUpperBounds());
            default -> {}
        }
    }

    private void visitAll(Type[] types) {
        for (Type type : types) {
            visit(type);
        }
    }

    private void visitClass(Class<?> type) {
        if (!seen.add(type)) {
            return;
        }
        if (type.isArray()) {
            visit(type.componentType());
        } else if (type.isRecord()) {
            found.add(type);
            for (RecordComponent component : type.getRecordComponents()) {
                visit(component.getGenericType());
            }
        } else if (type.isEnum()) {
            found.add(type);
        } else if (type.isSealed() && Modifier.isAbstract(type.getModifiers())) {
            visitAll(type.getPermittedSubclasses());
        }
    }
}
