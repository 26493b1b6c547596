"use strict";var convbookWidgets=(()=>{var Ge=Object.defineProperty;var Ft=Object.getOwnPropertyDescriptor;var Dt=Object.getOwnPropertyNames;var Wt=Object.prototype.hasOwnProperty;var dt=(e,t)=>{for(var n in t)Ge(e,n,{get:t[n],enumerable:!0})},Xt=(e,t,n,o)=>{if(t&&typeof t=="object"||typeof t=="func\
tion")for(let r of Dt(t))!Wt.call(e,r)&&r!==n&&Ge(e,r,{get:()=>t[r],enumerable:!(o=Ft(t,r))||o.enumerable});return e};var Bt=e=>Xt(Ge({},"__esModule",{value:!0}),e);var on={};dt(on,{PlainModel:()=>ce,mount:()=>He,mountAll:()=>at,widgets:()=>jt});var Rt=(e,t)=>JSON.stringify(e)===JSON.stringify(t),ce=class{constructor(t){this.state=new Map(Object.entries(t)),this.listeners=
new Map}get(t){return this.state.get(t)}set(t,n){if(!Rt(this.state.get(t),n)){this.state.set(t,n);for(let o of[...this.listeners.
get(`change:${t}`)??[]])o()}}on(t,n){this.listeners.set(t,(this.listeners.get(t)??new Set).add(n))}off(t,n){this.listeners.
get(t)?.delete(n)}save_changes(){}};function Y(e){e.save_changes?.()}function qe(e,t,n,o){let r=!1,i=()=>{r||n.aborted||
(r=!0,queueMicrotask(()=>{r=!1,n.aborted||o()}))};for(let l of t)e.on?.(`change:${l}`,i),n.addEventListener("abort",()=>e.
off?.(`change:${l}`,i),{once:!0})}function He(e,t){let n=new ce(JSON.parse(e.dataset.state??"{}"));return t.initialize?.(
{model:n}),{model:n,unmount:t.render({model:n,el:e})}}var Ve={};dt(Ve,{AXES:()=>Q,LIMITS:()=>oe,RANGES:()=>$e,axes:()=>te,check:()=>Ue,format:()=>G,formatShort:()=>qt,grouped:()=>je,
isDropped:()=>_e,isPadding:()=>ae,output:()=>Je,outputSize:()=>pt,outputValue:()=>ft,paddedValue:()=>xe,parse:()=>le,range:()=>ne,
slidingKernel:()=>Te,taps:()=>Pe,uses:()=>Oe,weightIndex:()=>Ce});var oe={side:16,kernel:9,padding:8,stride:16,dilation:16,
padded:24,value:1e6},Q=["height","width"],Gt=["rows","columns"];function pt(e,t,n,o,r){return Math.floor((e+2*n-r*(t-1)-
1)/o)+1}function te({X:e,K:t,stride:n,padding:o,dilation:r}){let i=[[e.length,t.length],[e[0].length,t[0].length]],[l,u]=i.
map(([s,p],f)=>{let[h,m,$]=[o[f],n[f],r[f]],[w,K]=[s+2*h,$*(p-1)+1];return{n:s,k:p,p:h,s:m,d:$,padded:w,span:K,m:pt(s,p,
h,m,$),dropped:(w-K)%m}});return[l,u]}var $e={padding:{least:0,why:"Padding adds cells, it can't take any away: 0 is non\
e."},stride:{least:1,why:"The window has to move: 1 is the next cell."},dilation:{least:1,why:"Dilation 1 is the dense k\
ernel."}};function Ue(e){for(let n of Object.keys($e)){let{least:o,why:r}=$e[n];for(let i of[0,1]){let l=e[n][i],u=`${n}\
 along the ${Q[i]}`,s=p=>({parameter:n,axis:i,message:p});if(!Number.isInteger(l))return s(`${u} must be a whole number,\
 not ${G(l)}. Write one such as ${o+1}.`);if(l<o)return s(`${u} must be at least ${o}, not ${G(l)}. ${r}`);if(l>oe[n])return s(
`${u} must be at most ${oe[n]}, not ${G(l)}: this picture has no room for more.`)}}let t=te(e);for(let n of[0,1]){let{n:o,
k:r,p:i,d:l,padded:u,span:s}=t[n],p=Gt[n];if(u>oe.padded){let f=Math.floor((oe.padded-o)/2),h=`padding along the ${Q[n]}\
 must be at most ${f} here, not ${i}: ${o} + 2·${i} = ${u} ${p}, and this picture has room for ${oe.padded}.`;return{parameter:"\
padding",axis:n,message:h}}if(s>u){let f=["use a smaller kernel"],h=Math.ceil((s-o)/2);l>1&&f.unshift("lower the dilatio\
n"),h<=oe.padding&&o+2*h<=oe.padded&&f.unshift(`raise the padding to ${h} or more`);let m=f.pop(),$=`K does not fit alon\
g the ${Q[n]}: its ${r} ${p} at dilation ${l} span ${s}, and the input has ${o} + 2·${i} = ${u} with its padding. To me\
nd it, ${f.length?`${f.join(", ")}, or ${m}`:m}.`;return{parameter:"K",axis:n,message:$}}}return null}function Te({K:e,flip:t}){
return t?[...e].reverse().map(n=>[...n].reverse()):e}function Ce({K:e,flip:t},n,o){return t?[e.length-1-n,e[0].length-1-
o]:[n,o]}function ae({X:e,padding:[t,n]},o,r){return o<t||o>=t+e.length||r<n||r>=n+e[0].length}function xe(e,t,n){return ae(
e,t,n)?0:e.X[t-e.padding[0]][n-e.padding[1]]}function Pe(e,t,n){let{stride:o,dilation:r}=e;return Te(e).flatMap((i,l)=>i.
map((u,s)=>{let p=t*o[0]+l*r[0],f=n*o[1]+s*r[1];return{u:l,v:s,r:p,c:f,x:xe(e,p,f),w:u,padding:ae(e,p,f)}}))}function ft(e,t,n){
return Pe(e,t,n).reduce((o,{x:r,w:i})=>o+r*i,0)+e.bias}function Je(e){let[{m:t},{m:n}]=te(e);return ne(t).map(o=>ne(n).map(
r=>ft(e,o,r)))}function ut({k:e,s:t,d:n,m:o},r){return ne(e).reverse().map(i=>[(r-i*n)/t,i]).filter(([i])=>Number.isInteger(
i)&&i>=0&&i<o)}function Oe(e,t,n){let[o,r]=te(e);return ut(o,t).flatMap(([i,l])=>ut(r,n).map(([u,s])=>({i,j:u,u:l,v:s})))}
function _e(e,t,n){let[o,r]=te(e);return t>=o.padded-o.dropped||n>=r.padded-r.dropped}function ne(e){return Array.from({
length:e},(t,n)=>n)}function G(e){return(Number.isInteger(e)?String(e):String(Number(e.toPrecision(4)))).replaceAll("-",
"−")}function qt(e){let t=Math.abs(e);return t>=1e5?e.toExponential(1).replace("e+","e").replace(".0","").replaceAll("\
-","−"):Number.isInteger(e)?G(e):t<.01?G(Number(e.toPrecision(1))):G(Number(e.toFixed(t<100?2:0)))}var je=e=>G(e).replace(
/\d(?=(\d{3})+$)/g,Number.isInteger(e)?"$&,":"$&");function le(e,t=oe.value){let n=e.trim().replaceAll("−","-"),o=n.length>
20?`${n.slice(0,20)}…`:n,r=/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,i=n.split("/").map(u=>u.trim());if(n==="")return{message:"\
A number is missing. Write one such as 3, −0.5 or 1/9."};if(i.length>2||!i.every(u=>r.test(u)))return{message:`“${o}\
” is not a number. Write one such as 3, −0.5 or 1/9.`};let l=i.length===2?Number(i[0])/Number(i[1]):Number(i[0]);return Number.
isNaN(l)||Math.abs(l)>t?{message:`“${o}” is out of range: values go from −${t} to ${t}.`}:{value:l||0}}var de=(()=>{let e=0;return()=>++e})(),Ht={"data-lm-suppress-shortcuts":"true"},Ut=new Set(["a","button","input","select",
"summary"]);function c(e,t={},...n){let o=document.createElement(e),r=Ut.has(e)||"tabindex"in t?{...Ht,...t}:t;for(let[i,
l]of Object.entries(r))T(o,i,l);return o.append(...n.filter(i=>i instanceof Node||typeof i=="string")),o}function T(e,t,n){
if(n===!1||n===null||n===void 0)e.removeAttribute(t);else{let o=n===!0?"":String(n);e.getAttribute(t)!==o&&e.setAttribute(
t,o)}}function j(e,t){e.textContent!==t&&(e.textContent=t)}function Ie(e){let t="http://www.w3.org/2000/svg",n=document.
createElementNS(t,"svg");for(let[o,r]of[["viewBox","0 0 16 16"],["aria-hidden","true"],["focusable","false"]])n.setAttribute(
o,r);return n.append(document.createElementNS(t,"path")),n.children[0].setAttribute("d",e),n}var H=(e,t)=>c("span",{class:`\
cb-${e}`},t);function we({text:e,signal:t,onChange:n}){let o=c("input",{type:"checkbox",class:"cb-check"});return o.addEventListener(
"change",()=>n(o.checked),{signal:t}),{element:c("label",{class:"cb-label cb-toggle"},o," ",e),show:i=>o.checked=i}}function mt({
label:e,name:t,role:n,signal:o,get:r,set:i,onProblem:l}){let u=de(),s=c("p",{class:"cb-error",id:`cb-error-${u}`,hidden:!0}),
p=c("input",{type:"text",class:"cb-box",id:`cb-number-${u}`,autocomplete:"off",spellcheck:"false"}),f=c("div",{class:"cb\
-panel cb-number"},c("label",{class:`cb-head cb-${n}`,for:p.id},e),p),h=!1;function m(w){h=w!==null,j(s,w?`${t}: ${w} Th\
e picture still shows ${t} ${G(r())}.`:""),s.hidden=!h,T(p,"aria-invalid",h?"true":null),T(p,"aria-describedby",h?s.id:null)}
function $(){p.value=G(r())}return p.addEventListener("input",()=>{let w=le(p.value);m("message"in w?w.message:null),"va\
lue"in w&&i(w.value)},{signal:o}),p.addEventListener("change",()=>h?l(s.textContent??""):$(),{signal:o}),{element:f,error:s,
update(){!h&&document.activeElement!==p&&$()},clear(){m(null),$()}}}var Ke=e=>e[0].toUpperCase()+e.slice(1),ue=(...e)=>e.join(" × "),Ye=([e,t])=>`row ${e+1}, column ${t+1}`,bt=([e,t])=>e===
t?String(e):`${e} and ${t}`;var ze=e=>Object.keys(e).filter(t=>e[t]).join(" ");function ht({name:e,title:t=Ke(e),letter:n,least:o,slider:r=4,single:i,signal:l,apply:u,onSettle:s,onProblem:p}){let f=c(
"p",{class:"cb-error",id:`cb-error-${de()}`,hidden:!0}),h=[o,o],m=!0,$=new Map,w=(i?[0]:[0,1]).map(v=>{let C=`cb-field-${de()}`,
P=c("span"),M=c("label",{class:"cb-axis",for:C,id:`${C}-label`},c("span",{class:"cb-hidden"},i?t:`${t}, `),P),E=c("input",
{type:"range",class:"cb-range",min:o,step:1,"aria-labelledby":M.id}),I=c("input",{type:"number",class:"cb-box",id:C,min:o,
step:1,inputmode:"numeric"}),D=c("div",{class:"cb-line"},M,E,I);for(let q of[E,I])q.addEventListener("input",()=>{A(v,q.
value,q.validity.badInput),q===I&&s()},{signal:l}),q.addEventListener("change",()=>{$.has(v)&&p(f.textContent??""),s()},
{signal:l});return{axisName:P,slider:E,box:I,line:D}}),K=c("fieldset",{class:"cb-field"},c("legend",{class:"cb-legend"},
t,n&&" ",n&&c("i",{},n)),...w.map(({line:v})=>v));function y(v,C,P=!1){if(P||C.trim()===""){let E=m?"":` along the ${Q[v]}`;
return`${e}${E} must be a whole number. Write one such as ${o+1}.`}let M=Number(C);return u(i?[M]:m?[M,M]:v===0?[M,h[1]]:
[h[0],M])}function A(v,C,P){let M=y(v,C,P);M?$.set(v,C):$.delete(v),x(M),O(v,P)}function x(v){j(f,v?`${v} The picture st\
ill shows ${e} ${k()}.`:""),f.hidden=!v}let k=()=>i||h[0]===h[1]?G(h[0]):`${h[0]} (height) and ${h[1]} (width)`;function O(v,C=!1){
let{axisName:P,slider:M,box:E,line:I}=w[v],D=$.get(v)??String(h[v]),q=$.has(v);I.hidden=m&&v===1,j(P,i?"":m?"both axes":
Q[v]),T(M,"max",Math.max(r,h[v])),!C&&E.value!==D&&(E.value=D),Number.isInteger(Number(D))&&D!==""&&(M.value=D);for(let _ of[
M,E])T(_,"aria-invalid",q?"true":null),T(_,"aria-describedby",q?f.id:null)}function J(v,C=!0){C!==m&&Z(),h=[...v],m=C,w.
forEach((P,M)=>O(M,$.has(M)))}function V(){for(let[v,C]of[...$])C!==""&&A(v,C)}function Z(){$.clear(),x(null)}return{name:e,
element:K,error:f,update:J,retry:V,clear:Z,summary:()=>`${t} ${i?h[0]:bt(h)}`}}function gt(e,t,{open:n=!1,more:o=()=>[]}={}){let{model:r,signal:i}=e,l=t.filter(({single:y})=>!y).map(({name:y})=>y),u=()=>l.
every(y=>e.settings[y][0]===e.settings[y][1]),s=u(),p=t.map(y=>ht({...y,signal:i,apply(A){let x=e.apply({[y.name]:y.single?
A[0]:A});if(!x)for(let k of p)k.name!==y.name&&k.retry();return x},onSettle:()=>Y(r),onProblem:e.announce})),f=we({text:"\
Same for both axes",signal:i,onChange:$}),h=c("summary",{class:"cb-summary"}),m=c("details",{class:"cb-settings",open:n},
h,c("div",{class:"cb-fields"},...p.map(y=>y.element)),c("div",{class:"cb-errors"},...p.map(y=>y.error)),l.length>0&&f.element,
...o());function $(y){if(y){let A=e.change(Object.fromEntries(l.map(x=>[x,[e.settings[x][0],e.settings[x][0]]])));if(A){
e.complain(A),f.show(!1);return}}s=y,e.complain(null),w()}function w(){u()||(s=!1),f.show(s);for(let y of p){let A=e.settings[y.
name];y.update(Array.isArray(A)?A:[A],s)}j(h,p.map(y=>y.summary()).join(" · "))}function K(){s=u();for(let y of p)y.clear()}
return{element:m,update:w,clear:K}}var Qe=(e,t)=>c("i",{class:`cb-${e}`},t);function yt(){let[e,t,n]=["p","d","s"].map(o=>c("i",{},o));return c("p",{class:"\
cb-formula"},Qe("output","m")," = ⌊(",Qe("input","n")," + 2",e," − ",t,"(",Qe("kernel","k")," − 1) − 1) / ",n,"⌋\
 + 1")}function $t({n:e,k:t,p:n,s:o,d:r,m:i,padded:l,span:u}){let s=(...p)=>c("span",{class:"cb-part"},...p);return[s("⌊\
(",H("input",String(e)),` + 2·${n} − ${r}·(`,H("kernel",String(t)),` − 1) − 1) / ${o}⌋ + 1 `),s(`= ⌊${l-u} /\
 ${o}⌋ + 1 `),s("= ",H("output",String(i)))]}function Ze({padded:e,span:t,s:n,dropped:o},r){if(o===0)return null;let[i,
l,u]=r===0?["row","rows","at the bottom"]:["column","columns","on the right"],s=o===1?`1 ${i}`:`${o} ${l}`;return`${Q[r][0].
toUpperCase()}${Q[r].slice(1)}: ${e-t} is no multiple of the stride ${n}. The floor drops ${s} ${u}; no window reaches ${o===
1?"it":"them"}.`}var xt=6;function Fe({label:e,role:t,signal:n,onFocus:o,onLeave:r,onHover:i,editable:l,onEdit:u,onProblem:s}){let p=c("d\
iv",{class:"cb-lens","aria-hidden":"true"}),f=c("div",{role:"grid",class:`cb-grid cb-${t}-grid`,"aria-label":e,"aria-rea\
donly":u?null:"true"},p),h=c("div",{class:"cb-scroll"},f),m=[],$=[0,0],w=null,K=!1,y=()=>({text:"",label:""}),A=(d,g)=>!!m[d]?.[g],
x=(d,g)=>Math.min(Math.max(d,0),g-1);function k(d){let g=d instanceof Element?d.closest(".cb-cell"):null;return!(g instanceof
HTMLElement)||!f.contains(g)?null:[Number(g.dataset.row),Number(g.dataset.column)]}function O(d,g){A(...$)&&(m[$[0]][$[1]].
tabIndex=-1),$=[x(d,m.length),x(g,m[0].length)],m[$[0]][$[1]].tabIndex=0}function J(d,g){if(m.length===d&&m[0].length===
g)return;let N=k(document.activeElement);I(),m=ne(d).map(z=>ne(g).map(B=>c("div",{role:"gridcell",class:"cb-cell",tabindex:-1,
"aria-colindex":B+1,"data-row":z,"data-column":B},c("span",{class:"cb-value"}),c("span",{class:"cb-corner"}))));let S=m.
map((z,B)=>c("div",{role:"row",class:"cb-row","aria-rowindex":B+1},...z));f.replaceChildren(...S,p),T(f,"aria-rowcount",
d),T(f,"aria-colcount",g),f.style.setProperty("--cb-columns",String(g)),O(...$),N&&m[x(N[0],d)][x(N[1],g)].focus()}function V(d){
y=d,m.forEach((g,N)=>g.forEach((S,z)=>{let{text:B,label:me,corner:ie="",marks:Se="",selected:Be=!1}=y(N,z),ge=Math.min(B.
length,7),ye=`cb-cell${ge>3?` cb-long-${ge}`:""}${Se?` ${Se}`:""}`;S.className!==ye&&(S.className=ye),T(S,"aria-selected",
Be?"true":"false"),T(S,"aria-readonly",u&&!l?.(N,z)?"true":null),T(S,"aria-label",me),j(S.children[0],B),j(S.children[1],
ie)}))}function Z(d,g,N,S){p.hidden=N===0;for(let[z,B]of Object.entries({row:d,column:g,rows:N,columns:S}))p.style.setProperty(
`--cb-lens-${z}`,String(B));N>0&&C(g,g+S-1)}function v(d,g){K=d*m[0].length+2*xt>g}function C(d,g){if(!K)return;let N=m[0][d].
offsetLeft,S=m[0][g].offsetLeft+m[0][g].offsetWidth+2*xt;N<h.scrollLeft?h.scrollLeft=N:S>h.scrollLeft+h.clientWidth&&(h.
scrollLeft=S-h.clientWidth)}function P(d,g,N){if(!u||!l?.(d,g))return;let S=c("input",{type:"text",class:"cb-editor","ar\
ia-label":`New value for row ${d+1}, column ${g+1}`,autocomplete:"off",spellcheck:"false"});S.value=N??y(d,g).full??"",w=
{row:d,column:g,box:S},s?.(null),m[d][g].append(S),S.focus(),N===void 0&&S.select(),S.addEventListener("input",()=>T(S,"\
aria-invalid",null)),S.addEventListener("blur",()=>E(!1))}function M(){let d=w?.box;w=null,d?.remove()}function E(d){if(!w)
return;let{row:g,column:N,box:S}=w,z=u?.(g,N,S.value)??null;z&&d?T(S,"aria-invalid","true"):M(),s?.(z),!z&&d&&m[g][N].focus()}
function I(){if(!w)return;let{row:d,column:g}=w;M(),s?.(null),A(d,g)&&m[d][g].focus()}function D(d){if(d.stopPropagation(),
d.key==="Enter")E(!0);else if(d.key==="Escape")I();else return;d.preventDefault()}function q(d){if(w)return D(d);let g=k(
d.target);if(!g||d.altKey||d.metaKey)return;let[N,S]=g,[z,B]=[m.length-1,m[0].length-1],ie={ArrowUp:[N-1,S],ArrowDown:[N+
1,S],ArrowLeft:[N,S-1],ArrowRight:[N,S+1],Home:[d.ctrlKey?0:N,0],End:[d.ctrlKey?z:N,B]}[d.key];if(ie)m[x(ie[0],z+1)][x(ie[1],
B+1)].focus();else{if(d.ctrlKey)return;if(d.key==="Enter"||d.key==="F2")P(N,S);else if(/^[-−+.\d]$/.test(d.key))P(N,S,
d.key);else return}d.preventDefault(),d.stopPropagation()}f.addEventListener("keydown",q,{signal:n}),f.addEventListener(
"focusin",d=>{let g=k(d.target);g&&(O(...g),o?.(...g))},{signal:n}),f.addEventListener("focusout",d=>{d.relatedTarget instanceof
Node&&f.contains(d.relatedTarget)||r?.()},{signal:n});let _=!1;return f.addEventListener("pointerdown",d=>{let g=k(d.target);
_=g!==null&&m[g[0]][g[1]]===document.activeElement},{signal:n}),f.addEventListener("click",d=>{let g=k(d.target);g&&_&&!w&&
P(...g)},{signal:n}),f.addEventListener("pointerover",d=>{d.pointerType!=="touch"&&i?.(k(d.target))},{signal:n}),f.addEventListener(
"pointerleave",()=>i?.(null),{signal:n}),{element:h,body:f,resize:J,fit:v,paint:V,frame:Z,setStop:O,focused:()=>k(document.
activeElement)}}var pe={row:225,side:185,stack:20,second:150},fe={least:29,row:38,side:34,most:48};function wt(e,{input:t,kernel:n,output:o}){
let r=(f,h)=>Math.floor((e-f)/h),i=r(pe.row,t+n+o);if(i>=fe.row)return{layout:"row",step:Math.min(i,fe.most)};let l=Math.
min(r(pe.side,t+n),r(pe.side-90,t+o));if(l>=fe.side&&e>480)return{layout:"side",step:Math.min(l,fe.most-4)};let u=r(pe.second,
n+o),s=u>=fe.side?u:Math.min(r(pe.second-30,n),r(pe.stack,o)),p=Math.min(r(pe.stack,t),s,fe.most-4);return{layout:"stack",
step:Math.max(p,fe.least)}}function kt(e,t,n){let o=new ResizeObserver(([r])=>n(r.contentRect.width));o.observe(e),t.addEventListener(
"abort",()=>o.disconnect(),{once:!0})}function De(e,t,n,...o){let r=H(e,t),i=c("span",{class:"cb-dim"});return{element:c("div",{class:`cb-panel cb-panel-${e}`},
c("p",{class:"cb-head"},r," ",i),n,...o),caption:u=>j(i,u),rename:u=>j(r,u)}}var et=(...e)=>c("div",{class:"cb-group"},...e.
map(t=>typeof t=="string"?tt(t):t)),tt=e=>c("span",{class:`cb-operator${e==="="?" cb-equals":""}`,"aria-hidden":"true"},
e),nt=(e,t)=>c("span",{class:"cb-key"},c("span",{class:`cb-swatch cb-${e}`}),t);var Jt=[.5,1,2,4,8],ke={play:"M4 2.5v11l9-5.5z",pause:"M4 2.5h3v11H4zM9 2.5h3v11H9z",back:"M11 3v10L4.5 8z",forward:"M5 \
3v10l6.5-5z"};function vt({model:e,signal:t,label:n,length:o,index:r,go:i,describe:l,onRest:u}){let s=Math.random().toString(
36).slice(2),p,f=!1,h=Ie(ke.play),m=c("span",{},"Play"),$=c("button",{type:"button",class:"cb-button cb-play"},h,m),w=c(
"button",{type:"button",class:"cb-button cb-step","aria-label":"Step back"},Ie(ke.back)),K=c("button",{type:"button",class:"\
cb-button cb-step","aria-label":"Step forward"},Ie(ke.forward)),y=c("input",{type:"range",class:"cb-range cb-scrub",min:0,
step:1,"aria-label":n}),A=c("span",{class:"cb-count","aria-hidden":"true"}),x=c("select",{class:"cb-select"}),k=c("div",
{class:"cb-player"},c("span",{class:"cb-buttons"},$,w,K),c("span",{class:"cb-track"},y,A),c("label",{class:"cb-label"},"\
Speed ",x)),O=()=>r()>=o()-1,J=()=>1e3/e.get("speed");function V(){clearTimeout(p),p=setTimeout(Z,J())}function Z(){O()||
i(r()+1),O()?P():V()}function v(){f=!0,e.set("_driver",s),V()}function C(){clearTimeout(p),f=!1}function P(){e.get("play\
ing")&&(C(),e.set("playing",!1),e.set("_driver",""),Y(e),u())}function M(){O()&&i(0),e.set("_driver",s),e.set("playing",
!0),v(),Y(e)}function E(_){P(),!(_<0||_>=o())&&(i(_),Y(e),u())}$.addEventListener("click",()=>e.get("playing")?P():M(),{
signal:t}),w.addEventListener("click",()=>E(r()-1),{signal:t}),K.addEventListener("click",()=>E(r()+1),{signal:t}),y.addEventListener(
"input",()=>{let _=Number(y.value);P(),i(_)},{signal:t}),y.addEventListener("change",()=>Y(e),{signal:t}),x.addEventListener(
"change",()=>{e.set("speed",Number(x.value)),Y(e)},{signal:t}),t.addEventListener("abort",()=>{f&&P(),C()},{once:!0});let I=Number.
NaN;function D(){let _=e.get("speed");if(_===I)return;I=_;let d=[...new Set([...Jt,_])].sort((g,N)=>g-N);x.replaceChildren(
...d.map(g=>c("option",{value:g},`${g} per second`))),x.value=String(_),f&&V()}function q(){let _=!!e.get("playing");f&&
!(_&&e.get("_driver")===s)&&C(),_&&!e.get("_driver")&&(v(),Y(e)),D(),j(m,_?"Pause":"Play"),T(h.children[0],"d",_?ke.pause:
ke.play),T(y,"max",o()-1),y.value=String(r()),T(y,"aria-valuetext",l(r())),j(A,`${r()+1} of ${o()}`),T(w,"aria-disabled",
r()===0?"true":null),T(K,"aria-disabled",O()?"true":null)}return{element:k,update:q,pause:P}}var rt=e=>e<0?`(${G(e)})`:G(e),We=e=>Number(G(e).replaceAll("−","-"))===e;function St(e,t,n,o,r){let i=({u:s,v:p,x:f,w:h},m)=>c(
"span",{class:`cb-term${r?.u===s&&r.v===p?" cb-pair":""}`},m?"":"+ ",H("input",rt(f)),"·",H("kernel",rt(h))," "),l=[...new Set(
t.map(({u:s})=>s))].map(s=>c("span",{class:"cb-terms"},...t.filter(p=>p.u===s).map(p=>i(p,p===t[0])))),u=t.every(({x:s,w:p})=>We(
s)&&We(p))&&We(n)&&We(Number(o.toPrecision(12)));return[c("span",{class:"cb-name"},H("output",e)," = "),...l,c("span",{class:"\
cb-terms cb-bias-term"},"+ ",H("kernel",rt(n))," "),c("span",{class:"cb-result"},u?"= ":"≈ ",H("output",G(o)))]}function Xe({defaults:e,settings:t,looks:n=[],check:o,build:r}){let i=s=>Object.fromEntries(t.map(p=>[p,s.get(p)]));function l({
model:s}){for(let[p,f]of Object.entries({...e,playing:!1,speed:1,_driver:""}))s.get(p)===void 0&&s.set(p,f);Object.keys(
s.get("_initial")??{}).length||s.set("_initial",i(s)),s.get("playing")&&s.get("_driver")&&(s.set("playing",!1),s.set("_d\
river",""),Y(s))}function u({model:s,el:p,signal:f}){let h=new AbortController,{signal:m}=h,$=o(i(s));if($)throw new RangeError(
$);let w=c("div",{role:"status",class:"cb-hidden"}),K=c("p",{class:"cb-error",hidden:!0}),y=c("button",{type:"button",class:"\
cb-button cb-reset"},"Reset"),A=c("div",{class:"cb-root",role:"group"});function x(E){for(let[I,D]of Object.entries(E))s.
set(I,D)}let k={model:s,signal:m,root:A,settings:i(s),problem:K,resetButton:y,apply(E){let I={...k.settings,...E},D=o(I);
return D||(k.settings=I,x({...E,...O.follow?.()}),null)},change(E){let I=k.apply(E);return I||Y(s),I},look(E){x(E),Y(s)},
announce(E){s.get("playing")||j(w,E)},complain(E){j(K,E??""),K.hidden=E===null,E&&k.announce(E)}},O=r(k),{children:J,update:V,
move:Z=V,clear:v,start:C}=O;function P(){let E=i(s);o(E)||(k.settings=E),V()}y.addEventListener("click",()=>{k.settings=
{...k.settings,...s.get("_initial")},x({...s.get("_initial"),...C,playing:!1,_driver:""}),v?.(),k.complain(null),Y(s),P(),
k.announce("Reset")},{signal:m}),A.append(...J,w),p.classList.add("cb-widget"),p.replaceChildren(A),P(),qe(s,[...t],m,P),
qe(s,[...n,"playing","speed","_driver"],m,Z);let M=()=>{m.aborted||(h.abort(),A.remove())};return f?.addEventListener("a\
bort",M,{once:!0}),M}return{initialize:l,render:u}}function ot(e){return Array.isArray(e)&&e.length>0&&e.every(t=>Array.
isArray(t)&&t.length>0&&t.length===e[0].length&&t.every(Number.isFinite))}function Et(e,t,n,o){if("message"in o)return o;
let r=e.map(i=>[...i]);return r[t][n]=o.value,{matrix:r}}function At(e,t){for(let n of["beforeprint","afterprint"])window.
addEventListener(n,()=>t(n==="beforeprint"),{signal:e})}var{format:he,formatShort:ve}=Ve,Vt={X:[[0]],K:[[1]],bias:0,stride:[1,1],padding:[0,0],dilation:[1,1],flip:!1,show_all:!1,
position:[0,0]},Yt=["X","K","bias","stride","padding","dilation","flip"];function Qt(e){return!ot(e.X)||!ot(e.K)?"X and \
K must be rectangles of numbers.":Ue(e)?.message??null}function Zt(e){let{model:t,signal:n,root:o}=e,r=()=>e.settings,i=null,
l=null,u=null,s=[],p=[],f=-1,h=!1,m=()=>te(r()).map(({m:a})=>a);function $(){let[a,b]=m(),[L,W]=t.get("position");return[
Math.min(L,a-1),Math.min(W,b-1)]}let w=()=>$()[0]*m()[1]+$()[1],K=a=>[Math.floor(a/m()[1]),a%m()[1]];function y(a,b,L,W){
let R=Et(r()[a],b,L,le(W));return"message"in R?R.message:e.change({[a]:R.matrix})}let A=vt({model:t,signal:n,label:"Posi\
tion of the window",length:()=>m()[0]*m()[1],index:w,go:a=>t.set("position",K(a)),describe:a=>`output ${Ye(K(a))} of ${m().
join(" × ")}`,onRest:()=>e.announce(`Output ${Ye($())}: ${he(s[$()[0]][$()[1]])}`)}),x=Fe({label:"Input X",role:"input",
signal:n,onFocus:(a,b)=>B(()=>l=[a,b]),onLeave:()=>B(()=>l=null),onHover:a=>me("input",a),editable:(a,b)=>!ae(r(),a,b),onEdit:(a,b,L)=>y(
"X",a-r().padding[0],b-r().padding[1],L),onProblem:e.complain}),k=Fe({label:"Kernel K",role:"kernel",signal:n,onFocus:(a,b)=>B(
()=>u=[a,b]),onLeave:()=>B(()=>u=null),onHover:a=>me("kernel",a),editable:()=>!0,onEdit:(a,b,L)=>y("K",...Ce(r(),a,b),L),
onProblem:e.complain}),O=Fe({label:"Output Y",role:"output",signal:n,onFocus:ie,onHover:a=>me("output",a)}),J=mt({label:"\
Bias b",name:"bias",role:"kernel",signal:n,get:()=>r().bias,set:a=>e.change({bias:a}),onProblem:e.announce}),V=gt(e,["pa\
dding","stride","dilation"].map(a=>({name:a,letter:a[0],least:$e[a].least})),{open:!en(r())}),Z=we({text:"Flip the kerne\
l (true convolution)",signal:n,onChange:a=>e.change({flip:a})}),v=we({text:"Show all of Y",signal:n,onChange:a=>e.look({
show_all:a})}),C=c("span",{class:"cb-title"}),P=c("span",{class:"cb-shapes"}),M=tt("⋆"),E=c("p",{class:"cb-sum"}),I=c(
"p",{class:"cb-note"}),D=[c("p",{class:"cb-filled"}),c("p",{class:"cb-filled"})],q=c("p",{class:"cb-dropped"}),_={padding:nt(
"padding","padding"),dropped:nt("drop","dropped by the floor")},d=De("input","Input X",x.element,c("p",{class:"cb-legend\
-line"},_.padding,_.dropped)),g=De("kernel","Kernel K",k.element),N=De("output","Output Y",O.element),S=c("div",{class:"\
cb-stage"},d.element,et(M,g.element,"+",J.element),et("=",N.element)),z=700;function B(a){let b=JSON.stringify([i,l,u]);
a(),JSON.stringify([i,l,u])!==b&&Re()}function me(a,b){B(()=>{i=a==="output"?b:null,l=a==="input"&&b?b:b?null:x.focused(),
u=a==="kernel"&&b?b:k.focused()})}function ie(a,b){$()[0]===a&&$()[1]===b||(A.pause(),e.look({position:[a,b]}))}function Se(){
let[a,b]=te(r());s=Je(r()),p=ne(a.padded).map(F=>ne(b.padded).map(se=>Be(F,se))),i=st(i,a.m,b.m),l=st(l,a.padded,b.padded),
u=st(u,a.k,b.k),x.resize(a.padded,b.padded),k.resize(a.k,b.k),O.resize(a.m,b.m),ye();let L=r().flip?"True convolution":"\
Cross-correlation";j(C,L),T(o,"aria-label",`${L}, step by step`);let W=r().flip?"∗":"⋆";P.replaceChildren(H("input",
ue(a.n,b.n)),` ${W} `,H("kernel",ue(a.k,b.k))," → ",H("output",ue(a.m,b.m))),j(M,W);let R=a.padded>a.n||b.padded>b.n;_.
padding.hidden=!R,_.dropped.hidden=a.dropped+b.dropped===0,d.caption(R?`padded to ${ue(a.padded,b.padded)}`:""),g.caption(
r().flip?"flipped":""),J.update(),Z.show(r().flip),V.update(),D.forEach((F,se)=>F.replaceChildren(...$t(te(r())[se])));let ee=[
Ze(a,0),Ze(b,1)].filter(F=>F!==null);j(q,ee.join(" ")),q.hidden=ee.length===0,ge()}function Be(a,b){let L=xe(r(),a,b),[W,
R]=[ae(r(),a,b),_e(r(),a,b)],ee=Oe(r(),a,b).length,F=`used by ${ee} ${ee===1?"output":"outputs"}`,se=[he(L),W&&"padding",
R&&"dropped",F].filter(Boolean).join(", ");return{padding:W,drop:R,text:ve(L),full:String(L),label:se}}function ge(){v.show(
t.get("show_all")),w()!==f&&(i=null),f=w(),Re()}function ye(){let a=te(r())[1],{layout:b,step:L}=wt(z,{input:a.padded,kernel:a.
k,output:a.m});T(S,"data-layout",b),o.style.setProperty("--cb-step",`${L}px`),x.fit(L,z),O.fit(L,z)}function Re(){let a=!!t.
get("playing"),[b,L]=!a&&i||$(),[W,R]=te(r()),ee=Pe(r(),b,L),F=u&&{u:u[0],v:u[1]},se=l&&Oe(r(),...l),Kt=w();o.style.setProperty(
"--cb-glide",`${Math.round(Math.min(350,500/t.get("speed")))}ms`);let zt=new Map(ee.map(X=>[`${X.r},${X.c}`,X]));x.paint(
(X,U)=>{let re=zt.get(`${X},${U}`),{padding:Ae,drop:Ne,text:be,full:Le,label:Me}=p[X][U],lt=l!==null&&l[0]===X&&l[1]===U;
return{text:be,full:Le,corner:re?`×${ve(re.w)}`:"",label:Me,marks:ze({"cb-padding":Ae,"cb-drop":Ne,"cb-on":re!==void 0&&
!l,"cb-pair":re!==void 0&&F!==null&&re.u===F.u&&re.v===F.v,"cb-probed":lt}),selected:lt}}),x.frame(b*W.s,L*R.s,W.span,R.
span);let Ee=Te(r());k.paint((X,U)=>({text:ve(Ee[X][U]),full:String(Ee[X][U]),label:he(Ee[X][U]),marks:ze({"cb-pair":F!==
null&&F.u===X&&F.v===U})})),k.frame(0,0,0,0),O.paint((X,U)=>{let re=s[X][U],Ae=X*R.m+U>Kt,Ne=!Ae||h||t.get("show_all"),be=se?.
find(Me=>Me.i===X&&Me.j===U),Le=X===b&&U===L;return{text:Ne?ve(re):"",corner:be?`×${ve(Ee[be.u][be.v])}`:"",label:Ne?he(
re):"not computed yet",marks:ze({"cb-later":Ae,"cb-on":Le&&!l,"cb-uses":be!==void 0}),selected:Le}}),O.frame(b,L,1,1),O.
focused()||O.setStop(...$()),E.replaceChildren(...St(`Y[${b}, ${L}]`,ee,r().bias,s[b][L],F)),j(I,It(se,F&&ee.find(({u:X,
v:U})=>X===F.u&&U===F.v))),A.update()}function It(a,b){if(l&&a){let[L,W]=l,R=ae(r(),L,W)?"This cell of the padding":`X[${L-
r().padding[0]}, ${W-r().padding[1]}] = ${he(xe(r(),L,W))}`,ee=m()[0]*m()[1];if(a.length>0)return`${R} is used by ${a.length}\
 of ${ee} outputs.`;let F=_e(r(),L,W)?"the floor drops its row or column":"the windows step over it";return`${R} is used\
 by no output: ${F}.`}if(b){let[L,W]=Ce(r(),b.u,b.v),R=b.padding?"the padding":`X[${b.r-r().padding[0]}, ${b.c-r().padding[1]}\
]`;return`K[${L}, ${W}] = ${he(b.w)} lies on ${R}.`}return"Point at a cell to see what it is used for. Enter or a second\
 click edits X and K."}return kt(S,n,a=>{a===0||a===z||(z=a,ye())}),At(n,a=>(h=a,Re())),{children:[c("p",{class:"cb-top"},
C," ",P),A.element,S,E,I,e.problem,J.error,c("div",{class:"cb-options"},Z.element,v.element,e.resetButton),V.element,c("\
div",{class:"cb-size"},yt(),...D.map((a,b)=>c("div",{class:"cb-filled-axis"},c("span",{},Q[b]),a)),q)],update:Se,move:ge,
clear(){V.clear(),J.clear()},follow:()=>({position:$()}),start:{position:[0,0]}}}var st=(e,t,n)=>e&&e[0]<t&&e[1]<n?e:null,
en=({stride:e,padding:t,dilation:n})=>[...e,...n].every(o=>o===1)&&t.every(o=>o===0),Nt=Xe({defaults:Vt,settings:Yt,looks:[
"position","show_all"],check:Qt,build:Zt});var tn=1e15;function Mt({question:e,answer:t,choices:n,beliefs:o,explanation:r,tolerance:i}){let l=(...s)=>s.every(p=>typeof p==
"string"),u=s=>Array.isArray(t)?Array.isArray(s)&&s.every(Number.isInteger):l(t)?n.includes(s):Number.isFinite(s);return Array.
isArray(n)&&l(e,r,...n)&&u(t)&&Number.isFinite(i)&&Array.isArray(o)&&o.every(s=>Array.isArray(s)&&u(s[0])&&l(s[1],s[2])&&
/^([\w-]+(#[\w-]+)?)?$/.test(s[2]))?null:"The answer, choices and beliefs do not fit together."}function Tt(e,t){if(typeof t==
"string")return e?{value:e}:{message:"Choose an answer first."};if(typeof t=="number")return le(e.replace(/(\d)[, ](?=\d{3}(?!\d))/g,
"$1"),tn);let n=e.replace(/,?\s*[()[\]]/g," ").trim().split(/\s*[x×*,]\s*|\s+/i);return n.every(o=>/^\d{1,15}$/.test(o))?
{value:n.map(Number)}:{message:`“${e.slice(0,20)}” is not a shape. Write whole numbers such as 5 × 7 or (5, 7).`}}var Lt=(e,t,n)=>typeof e==
"number"?Math.abs(e-Number(t))<=n*1.000001:String(e)===String(t),Ct=e=>typeof e=="string"?`“${e}”`:Array.isArray(e)?
ue(...e.map(je)):je(e),it=({answer:e,explanation:t})=>`${Ct(e)}. ${t}`;function Pt(e,t){let{answer:n,beliefs:o,tolerance:r}=t;
if(Lt(e,n,r))return{right:!0,text:`Right: ${it(t)}`};let[,i,l]=o.find(([u])=>Lt(e,u,r))??[0,nn(e,n),""];return{right:!1,
text:`Not ${Ct(e)}. ${i}`,link:l}}function nn(e,t){if(Array.isArray(e)&&Array.isArray(t)){let{length:o}=t;if(e.length!==
o)return`The answer has ${o} numbers.`;let r=e.map((i,l)=>`${o===2?Q[l]:`number ${l+1}`} ${i===t[l]?"right":"not"}`);return Ke(
`${r.join(", ")}.`)}if(typeof e!="number"||typeof t!="number")return"Try another.";if(e*t<0)return"The sign is wrong.";let n=Math.
max(e/t,t/e)>=10?", by a factor of 10 or more":"";return`Too ${e>t?"large":"small"}${n}.`}var Ot={question:"",answer:0,choices:[],beliefs:[],explanation:"",tolerance:0},ct=e=>e.split("`").map((t,n)=>n%2?c("code",
{},t):t);function rn(e){let{model:t,signal:n,root:o,problem:r}=e,i,l=de(),u=c("p",{id:`cb-question-${l}`}),s=c("button",
{type:"button",class:"cb-button"},"Show the answer"),p=c("div",{class:"cb-options"},c("button",{class:"cb-button"},"Chec\
k"),s),f=c("form",{class:"cb-entry",autocomplete:"off"}),h=c("p",{class:"cb-verdict"});r.id=`cb-error-${l}`,T(o,"aria-la\
belledby",u.id);let m=(y,A,x,...k)=>{let O=c("input",{type:y,class:A,name:"answer",value:x,"aria-describedby":r.id});return c(
"label",{class:"cb-label cb-toggle"},...x?[O,c("span",{},...k)]:[...k,O])};function $(y){e.complain(y),h.hidden=!0;for(let A of f.
querySelectorAll("input"))T(A,"aria-invalid",y&&"true")}function w(y,A,x){if(h.replaceChildren(...ct(A)),x){let k=t instanceof
ce?x.replace(/#|$/,".html$&"):null;h.append(" See ",c("a",{href:k},x.replaceAll("-"," ").replace("#",": ")),".")}T(h,"da\
ta-mark",y),h.hidden=!1,e.announce(""),e.announce(h.textContent??"")}f.addEventListener("submit",y=>{y.preventDefault();
let A=i,x=Tt(String(new FormData(f).get("answer")??""),A.answer);if("message"in x)return $(x.message);$(null);let{right:k,
text:O,link:J}=Pt(x.value,A);w(k?"✓":"✗",O,J),s.hidden=k},{signal:n}),s.addEventListener("click",()=>w("→",`The an\
swer is ${it(i)}`),{signal:n});function K(){i!==e.settings&&(i=e.settings,u.replaceChildren(...ct(i.question)),f.replaceChildren(
...i.choices.length?i.choices.map(y=>m("radio","cb-check",y,...ct(y))):[m("text","cb-box","",Array.isArray(i.answer)?"Sh\
ape":"Number")],p),$(null),s.hidden=!0)}return{children:[c("p",{class:"cb-title cb-predict"},"Predict"),u,f,r,h],update:K}}
var _t=Xe({defaults:Ot,settings:Object.keys(Ot),check:Mt,build:rn});var jt={KernelSlide:Nt,Predict:_t};function at(e=document){let t=e.querySelectorAll(".cb-widget[data-widget]:not([data-m\
ounted])");for(let n of t){let o=jt[n.dataset.widget??""];if(o){n.dataset.mounted="";try{He(n,o)}catch(r){console.error(
`${n.dataset.widget} can't be shown:`,r)}}}}document.readyState==="loading"?document.addEventListener("DOMContentLoaded",
()=>at()):at();return Bt(on);})();
