package dev.actors.examples;

import dev.actors.ActorContext;
import dev.actors.Address;
import dev.actors.Exit;
import dev.actors.ExitReason;
import dev.actors.Node;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A chat whose server links itself to its clients and traps their exits: it never has to be told
 * that one is gone.
 */
final class Chat {

    record Join(Address client, String name) {}

    record Say(Address client, String text) {}

    static Object serve(ActorContext self) {
        self.trapExit(true);
        Map<Address, String> names = new LinkedHashMap<>();
        while (true) {
            String line =
                    switch (self.receive()) {
                        case Join(Address client, String name) -> {
                            self.link(client);
                            names.put(client, name);
                            yield name + " joined";
                        }
                        case Say(Address client, String text) ->
                                names.getOrDefault(client, "a stranger") + ": " + text;
                        case Exit(Address client, ExitReason.Failed(Throwable cause)) ->
                                names.remove(client) + " was cut off: " + cause.getMessage();
                        case Exit(Address client, _) -> names.remove(client) + " left";
                        case Object other -> "Somebody sent nonsense: " + other;
                    };
            names.keySet().forEach(client -> self.send(client, line));
        }
    }

    static @Nullable Object bob(ActorContext self, Address chat) {
        self.send(chat, new Join(self.address(), "Bob"));
        self.send(chat, new Say(self.address(), "hello, Alice"));
        return null;
    }

    static Object carol(ActorContext self, Address chat) {
        self.send(chat, new Join(self.address(), "Carol"));
        throw new IllegalStateException("line noise");
    }

    static String alice(ActorContext self) {
        Address chat = self.spawn(Chat::serve);
        self.send(chat, new Join(self.address(), "Alice"));
        List<String> heard = new ArrayList<>(List.of(self.receive(String.class)));
        self.spawn(Chat::bob, chat);
        hear(self, 3, heard);
        self.spawn(Chat::carol, chat);
        hear(self, 2, heard);
        return String.join("\n", heard);
    }

    private static void hear(ActorContext self, int lines, List<String> heard) {
        for (int i = 0; i < lines; i++) {
            heard.add(self.receive(String.class));
        }
    }

    static void main() {
        try (Node node = Node.builder("secret@127.0.0.1:4711").open()) {
            IO.println(node.await(node.spawn(Chat::alice)));
        }
    }

    private Chat() {}
}
