/** What holds the manifests to the applications, to one another, and to the models of Kubernetes. */
package seckill.k8s;
