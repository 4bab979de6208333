package seckill.k8s;

import com.google.gson.JsonObject;

/** One document. */
record Manifest(JsonObject json) {

    String kind() {
        return root().text("kind");
    }

    String name() {
        return root().text("metadata", "name");
    }

    Node root() {
        return new Node(json);
    }

    Node spec() {
        return root().at("spec");
    }

    @Override
    public String toString() {
        return kind() + " " + name();
    }
}
