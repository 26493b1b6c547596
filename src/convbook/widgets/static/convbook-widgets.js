"use strict";var convbookWidgets=(()=>{var De=Object.defineProperty;var Mt=Object.getOwnPropertyDescriptor;var Pt=Object.getOwnPropertyNames;var Tt=Object.prototype.hasOwnProperty;var st=(e,t)=>{for(var n in t)De(e,n,{get:t[n],enumerable:!0})},Ct=(e,t,n,r)=>{if(t&&typeof t=="object"||typeof t=="func\
tion")for(let o of Pt(t))!Tt.call(e,o)&&o!==n&&De(e,o,{get:()=>t[o],enumerable:!(r=Mt(t,o))||r.enumerable});return e};var Ot=e=>Ct(De({},"__esModule",{value:!0}),e);var Rt={};st(Rt,{PlainModel:()=>be,mount:()=>Ge,mountAll:()=>ot,widgets:()=>St});var _t=(e,t)=>JSON.stringify(e)===JSON.stringify(t),be=class{constructor(t){this.state=new Map(Object.entries(t)),this.listeners=
new Map}get(t){return this.state.get(t)}set(t,n){if(!_t(this.state.get(t),n)){this.state.set(t,n);for(let r of[...this.listeners.
get(`change:${t}`)??[]])r()}}on(t,n){this.listeners.set(t,(this.listeners.get(t)??new Set).add(n))}off(t,n){this.listeners.
get(t)?.delete(n)}save_changes(){}};function Y(e){e.save_changes?.()}function Be(e,t,n,r){let o=!1,c=()=>{o||n.aborted||
(o=!0,queueMicrotask(()=>{o=!1,n.aborted||r()}))};for(let d of t)e.on?.(`change:${d}`,c),n.addEventListener("abort",()=>e.
off?.(`change:${d}`,c),{once:!0})}function Ge(e,t){let n=new be(JSON.parse(e.dataset.state??"{}"));return t.initialize?.(
{model:n}),{model:n,unmount:t.render({model:n,el:e})}}var Je={};st(Je,{AXES:()=>Q,LIMITS:()=>te,RANGES:()=>he,axes:()=>ne,check:()=>Re,format:()=>R,formatShort:()=>jt,isDropped:()=>_e,
isPadding:()=>ae,output:()=>He,outputSize:()=>at,outputValue:()=>ct,paddedValue:()=>ge,parse:()=>$e,range:()=>oe,slidingKernel:()=>Pe,
taps:()=>Ce,uses:()=>Oe,weightIndex:()=>Te});var te={side:16,kernel:9,padding:8,stride:16,dilation:16,padded:24,value:1e6},
Q=["height","width"],It=["rows","columns"];function at(e,t,n,r,o){return Math.floor((e+2*n-o*(t-1)-1)/r)+1}function ne({
X:e,K:t,stride:n,padding:r,dilation:o}){let c=[[e.length,t.length],[e[0].length,t[0].length]],[d,h]=c.map(([s,u],b)=>{let[
g,f,$]=[r[b],n[b],o[b]],[x,z]=[s+2*g,$*(u-1)+1];return{n:s,k:u,p:g,s:f,d:$,padded:x,span:z,m:at(s,u,g,f,$),dropped:(x-z)%
f}});return[d,h]}var he={padding:{least:0,why:"Padding adds cells, it can't take any away: 0 is none."},stride:{least:1,
why:"The window has to move: 1 is the next cell."},dilation:{least:1,why:"Dilation 1 is the dense kernel."}};function Re(e){
for(let n of Object.keys(he)){let{least:r,why:o}=he[n];for(let c of[0,1]){let d=e[n][c],h=`${n} along the ${Q[c]}`,s=u=>({
parameter:n,axis:c,message:u});if(!Number.isInteger(d))return s(`${h} must be a whole number, not ${R(d)}. Write one suc\
h as ${r+1}.`);if(d<r)return s(`${h} must be at least ${r}, not ${R(d)}. ${o}`);if(d>te[n])return s(`${h} must be at mos\
t ${te[n]}, not ${R(d)}: this picture has no room for more.`)}}let t=ne(e);for(let n of[0,1]){let{n:r,k:o,p:c,d,padded:h,
span:s}=t[n],u=It[n];if(h>te.padded){let b=Math.floor((te.padded-r)/2),g=`padding along the ${Q[n]} must be at most ${b}\
 here, not ${c}: ${r} + 2·${c} = ${h} ${u}, and this picture has room for ${te.padded}.`;return{parameter:"padding",axis:n,
message:g}}if(s>h){let b=["use a smaller kernel"],g=Math.ceil((s-r)/2);d>1&&b.unshift("lower the dilation"),g<=te.padding&&
r+2*g<=te.padded&&b.unshift(`raise the padding to ${g} or more`);let f=b.pop(),$=`K does not fit along the ${Q[n]}: its ${o}\
 ${u} at dilation ${d} span ${s}, and the input has ${r} + 2·${c} = ${h} with its padding. To mend it, ${b.length?`${b.
join(", ")}, or ${f}`:f}.`;return{parameter:"K",axis:n,message:$}}}return null}function Pe({K:e,flip:t}){return t?[...e].
reverse().map(n=>[...n].reverse()):e}function Te({K:e,flip:t},n,r){return t?[e.length-1-n,e[0].length-1-r]:[n,r]}function ae({
X:e,padding:[t,n]},r,o){return r<t||r>=t+e.length||o<n||o>=n+e[0].length}function ge(e,t,n){return ae(e,t,n)?0:e.X[t-e.padding[0]][n-
e.padding[1]]}function Ce(e,t,n){let{stride:r,dilation:o}=e;return Pe(e).flatMap((c,d)=>c.map((h,s)=>{let u=t*r[0]+d*o[0],
b=n*r[1]+s*o[1];return{u:d,v:s,r:u,c:b,x:ge(e,u,b),w:h,padding:ae(e,u,b)}}))}function ct(e,t,n){return Ce(e,t,n).reduce(
(r,{x:o,w:c})=>r+o*c,0)+e.bias}function He(e){let[{m:t},{m:n}]=ne(e);return oe(t).map(r=>oe(n).map(o=>ct(e,r,o)))}function it({
k:e,s:t,d:n,m:r},o){return oe(e).reverse().map(c=>[(o-c*n)/t,c]).filter(([c])=>Number.isInteger(c)&&c>=0&&c<r)}function Oe(e,t,n){
let[r,o]=ne(e);return it(r,t).flatMap(([c,d])=>it(o,n).map(([h,s])=>({i:c,j:h,u:d,v:s})))}function _e(e,t,n){let[r,o]=ne(
e);return t>=r.padded-r.dropped||n>=o.padded-o.dropped}function oe(e){return Array.from({length:e},(t,n)=>n)}function R(e){
return(Number.isInteger(e)?String(e):String(Number(e.toPrecision(4)))).replaceAll("-","−")}function jt(e){let t=Math.abs(
e);return t>=1e5?e.toExponential(1).replace("e+","e").replace(".0","").replaceAll("-","−"):Number.isInteger(e)?R(e):t<
.01?R(Number(e.toPrecision(1))):R(Number(e.toFixed(t<100?2:0)))}function $e(e){let t=e.trim().replaceAll("−","-"),n=t.
length>20?`${t.slice(0,20)}…`:t,r=/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i,o=t.split("/").map(d=>d.trim());if(t==="")return{
message:"A number is missing. Write one such as 3, −0.5 or 1/9."};if(o.length>2||!o.every(d=>r.test(d)))return{message:`\
“${n}” is not a number. Write one such as 3, −0.5 or 1/9.`};let c=o.length===2?Number(o[0])/Number(o[1]):Number(o[0]);
return Number.isNaN(c)||Math.abs(c)>te.value?{message:`“${n}” is out of range: values go from −${te.value} to ${te.
value}.`}:{value:c||0}}var ye=(()=>{let e=0;return()=>++e})(),Kt={"data-lm-suppress-shortcuts":"true"},zt=new Set(["button","input","select","s\
ummary"]);function a(e,t={},...n){let r=document.createElement(e),o=zt.has(e)||"tabindex"in t?{...Kt,...t}:t;for(let[c,d]of Object.
entries(o))O(r,c,d);return r.append(...n.filter(c=>c instanceof Node||typeof c=="string")),r}function O(e,t,n){if(n===!1||
n===null||n===void 0)e.removeAttribute(t);else{let r=n===!0?"":String(n);e.getAttribute(t)!==r&&e.setAttribute(t,r)}}function _(e,t){
e.textContent!==t&&(e.textContent=t)}function Ie(e){let t="http://www.w3.org/2000/svg",n=document.createElementNS(t,"svg");
for(let[r,o]of[["viewBox","0 0 16 16"],["aria-hidden","true"],["focusable","false"]])n.setAttribute(r,o);return n.append(
document.createElementNS(t,"path")),n.children[0].setAttribute("d",e),n}var J=(e,t)=>a("span",{class:`cb-${e}`},t);function xe({text:e,signal:t,onChange:n}){let r=a("input",{type:"checkbox",class:"cb-check"});return r.addEventListener(
"change",()=>n(r.checked),{signal:t}),{element:a("label",{class:"cb-label cb-toggle"},r," ",e),show:c=>r.checked=c}}function lt({
label:e,name:t,role:n,signal:r,get:o,set:c,onProblem:d}){let h=ye(),s=a("p",{class:"cb-error",id:`cb-error-${h}`,hidden:!0}),
u=a("input",{type:"text",class:"cb-box",id:`cb-number-${h}`,autocomplete:"off",spellcheck:"false"}),b=a("div",{class:"cb\
-panel cb-number"},a("label",{class:`cb-head cb-${n}`,for:u.id},e),u),g=!1;function f(x){g=x!==null,_(s,x?`${t}: ${x} Th\
e picture still shows ${t} ${R(o())}.`:""),s.hidden=!g,O(u,"aria-invalid",g?"true":null),O(u,"aria-describedby",g?s.id:null)}
function $(){u.value=R(o())}return u.addEventListener("input",()=>{let x=$e(u.value);f("message"in x?x.message:null),"va\
lue"in x&&c(x.value)},{signal:r}),u.addEventListener("change",()=>g?d(s.textContent??""):$(),{signal:r}),{element:b,error:s,
update(){!g&&document.activeElement!==u&&$()},clear(){f(null),$()}}}var dt=e=>e[0].toUpperCase()+e.slice(1),we=(...e)=>e.join(" × "),Ue=([e,t])=>`row ${e+1}, column ${t+1}`,ut=([e,t])=>e===
t?String(e):`${e} and ${t}`;var je=e=>Object.keys(e).filter(t=>e[t]).join(" ");function pt({name:e,title:t=dt(e),letter:n,least:r,slider:o=4,single:c,signal:d,apply:h,onSettle:s,onProblem:u}){let b=a(
"p",{class:"cb-error",id:`cb-error-${ye()}`,hidden:!0}),g=[r,r],f=!0,$=new Map,x=(c?[0]:[0,1]).map(w=>{let M=`cb-field-${ye()}`,
P=a("span"),L=a("label",{class:"cb-axis",for:M,id:`${M}-label`},a("span",{class:"cb-hidden"},c?t:`${t}, `),P),k=a("input",
{type:"range",class:"cb-range",min:r,step:1,"aria-labelledby":L.id}),I=a("input",{type:"number",class:"cb-box",id:M,min:r,
step:1,inputmode:"numeric"}),W=a("div",{class:"cb-line"},L,k,I);for(let H of[k,I])H.addEventListener("input",()=>{T(w,H.
value,H.validity.badInput),H===I&&s()},{signal:d}),H.addEventListener("change",()=>{$.has(w)&&u(b.textContent??""),s()},
{signal:d});return{axisName:P,slider:k,box:I,line:W}}),z=a("fieldset",{class:"cb-field"},a("legend",{class:"cb-legend"},
t,n&&" ",n&&a("i",{},n)),...x.map(({line:w})=>w));function y(w,M,P=!1){if(P||M.trim()===""){let k=f?"":` along the ${Q[w]}`;
return`${e}${k} must be a whole number. Write one such as ${r+1}.`}let L=Number(M);return h(c?[L]:f?[L,L]:w===0?[L,g[1]]:
[g[0],L])}function T(w,M,P){let L=y(w,M,P);L?$.set(w,M):$.delete(w),E(L),j(w,P)}function E(w){_(b,w?`${w} The picture st\
ill shows ${e} ${A()}.`:""),b.hidden=!w}let A=()=>c||g[0]===g[1]?R(g[0]):`${g[0]} (height) and ${g[1]} (width)`;function j(w,M=!1){
let{axisName:P,slider:L,box:k,line:I}=x[w],W=$.get(w)??String(g[w]),H=$.has(w);I.hidden=f&&w===1,_(P,c?"":f?"both axes":
Q[w]),O(L,"max",Math.max(o,g[w])),!M&&k.value!==W&&(k.value=W),Number.isInteger(Number(W))&&W!==""&&(L.value=W);for(let C of[
L,k])O(C,"aria-invalid",H?"true":null),O(C,"aria-describedby",H?b.id:null)}function q(w,M=!0){M!==f&&Z(),g=[...w],f=M,x.
forEach((P,L)=>j(L,$.has(L)))}function V(){for(let[w,M]of[...$])M!==""&&T(w,M)}function Z(){$.clear(),E(null)}return{name:e,
element:z,error:b,update:q,retry:V,clear:Z,summary:()=>`${t} ${c?g[0]:ut(g)}`}}function ft(e,t,{open:n=!1,more:r=()=>[]}={}){let{model:o,signal:c}=e,d=t.filter(({single:y})=>!y).map(({name:y})=>y),h=()=>d.
every(y=>e.settings[y][0]===e.settings[y][1]),s=h(),u=t.map(y=>pt({...y,signal:c,apply(T){let E=e.apply({[y.name]:y.single?
T[0]:T});if(!E)for(let A of u)A.name!==y.name&&A.retry();return E},onSettle:()=>Y(o),onProblem:e.announce})),b=xe({text:"\
Same for both axes",signal:c,onChange:$}),g=a("summary",{class:"cb-summary"}),f=a("details",{class:"cb-settings",open:n},
g,a("div",{class:"cb-fields"},...u.map(y=>y.element)),a("div",{class:"cb-errors"},...u.map(y=>y.error)),d.length>0&&b.element,
...r());function $(y){if(y){let T=e.change(Object.fromEntries(d.map(E=>[E,[e.settings[E][0],e.settings[E][0]]])));if(T){
e.complain(T),b.show(!1);return}}s=y,e.complain(null),x()}function x(){h()||(s=!1),b.show(s);for(let y of u){let T=e.settings[y.
name];y.update(Array.isArray(T)?T:[T],s)}_(g,u.map(y=>y.summary()).join(" · "))}function z(){s=h();for(let y of u)y.clear()}
return{element:f,update:x,clear:z}}var Ve=(e,t)=>a("i",{class:`cb-${e}`},t);function mt(){let[e,t,n]=["p","d","s"].map(r=>a("i",{},r));return a("p",{class:"\
cb-formula"},Ve("output","m")," = ⌊(",Ve("input","n")," + 2",e," − ",t,"(",Ve("kernel","k")," − 1) − 1) / ",n,"⌋\
 + 1")}function bt({n:e,k:t,p:n,s:r,d:o,m:c,padded:d,span:h}){let s=(...u)=>a("span",{class:"cb-part"},...u);return[s("⌊\
(",J("input",String(e)),` + 2·${n} − ${o}·(`,J("kernel",String(t)),` − 1) − 1) / ${r}⌋ + 1 `),s(`= ⌊${d-h} /\
 ${r}⌋ + 1 `),s("= ",J("output",String(c)))]}function Ye({padded:e,span:t,s:n,dropped:r},o){if(r===0)return null;let[c,
d,h]=o===0?["row","rows","at the bottom"]:["column","columns","on the right"],s=r===1?`1 ${c}`:`${r} ${d}`;return`${Q[o][0].
toUpperCase()}${Q[o].slice(1)}: ${e-t} is no multiple of the stride ${n}. The floor drops ${s} ${h}; no window reaches ${r===
1?"it":"them"}.`}var ht=6;function Ke({label:e,role:t,signal:n,onFocus:r,onLeave:o,onHover:c,editable:d,onEdit:h,onProblem:s}){let u=a("d\
iv",{class:"cb-lens","aria-hidden":"true"}),b=a("div",{role:"grid",class:`cb-grid cb-${t}-grid`,"aria-label":e,"aria-rea\
donly":h?null:"true"},u),g=a("div",{class:"cb-scroll"},b),f=[],$=[0,0],x=null,z=!1,y=()=>({text:"",label:""}),T=(l,m)=>!!f[l]?.[m],
E=(l,m)=>Math.min(Math.max(l,0),m-1);function A(l){let m=l instanceof Element?l.closest(".cb-cell"):null;return!(m instanceof
HTMLElement)||!b.contains(m)?null:[Number(m.dataset.row),Number(m.dataset.column)]}function j(l,m){T(...$)&&(f[$[0]][$[1]].
tabIndex=-1),$=[E(l,f.length),E(m,f[0].length)],f[$[0]][$[1]].tabIndex=0}function q(l,m){if(f.length===l&&f[0].length===
m)return;let S=A(document.activeElement);I(),f=oe(l).map(K=>oe(m).map(B=>a("div",{role:"gridcell",class:"cb-cell",tabindex:-1,
"aria-colindex":B+1,"data-row":K,"data-column":B},a("span",{class:"cb-value"}),a("span",{class:"cb-corner"}))));let v=f.
map((K,B)=>a("div",{role:"row",class:"cb-row","aria-rowindex":B+1},...K));b.replaceChildren(...v,u),O(b,"aria-rowcount",
l),O(b,"aria-colcount",m),b.style.setProperty("--cb-columns",String(m)),j(...$),S&&f[E(S[0],l)][E(S[1],m)].focus()}function V(l){
y=l,f.forEach((m,S)=>m.forEach((v,K)=>{let{text:B,label:de,corner:ie="",marks:Ee="",selected:We=!1}=y(S,K),fe=Math.min(B.
length,7),me=`cb-cell${fe>3?` cb-long-${fe}`:""}${Ee?` ${Ee}`:""}`;v.className!==me&&(v.className=me),O(v,"aria-selected",
We?"true":"false"),O(v,"aria-readonly",h&&!d?.(S,K)?"true":null),O(v,"aria-label",de),_(v.children[0],B),_(v.children[1],
ie)}))}function Z(l,m,S,v){u.hidden=S===0;for(let[K,B]of Object.entries({row:l,column:m,rows:S,columns:v}))u.style.setProperty(
`--cb-lens-${K}`,String(B));S>0&&M(m,m+v-1)}function w(l,m){z=l*f[0].length+2*ht>m}function M(l,m){if(!z)return;let S=f[0][l].
offsetLeft,v=f[0][m].offsetLeft+f[0][m].offsetWidth+2*ht;S<g.scrollLeft?g.scrollLeft=S:v>g.scrollLeft+g.clientWidth&&(g.
scrollLeft=v-g.clientWidth)}function P(l,m,S){if(!h||!d?.(l,m))return;let v=a("input",{type:"text",class:"cb-editor","ar\
ia-label":`New value for row ${l+1}, column ${m+1}`,autocomplete:"off",spellcheck:"false"});v.value=S??y(l,m).full??"",x=
{row:l,column:m,box:v},s?.(null),f[l][m].append(v),v.focus(),S===void 0&&v.select(),v.addEventListener("input",()=>O(v,"\
aria-invalid",null)),v.addEventListener("blur",()=>k(!1))}function L(){let l=x?.box;x=null,l?.remove()}function k(l){if(!x)
return;let{row:m,column:S,box:v}=x,K=h?.(m,S,v.value)??null;K&&l?O(v,"aria-invalid","true"):L(),s?.(K),!K&&l&&f[m][S].focus()}
function I(){if(!x)return;let{row:l,column:m}=x;L(),s?.(null),T(l,m)&&f[l][m].focus()}function W(l){if(l.stopPropagation(),
l.key==="Enter")k(!0);else if(l.key==="Escape")I();else return;l.preventDefault()}function H(l){if(x)return W(l);let m=A(
l.target);if(!m||l.altKey||l.metaKey)return;let[S,v]=m,[K,B]=[f.length-1,f[0].length-1],ie={ArrowUp:[S-1,v],ArrowDown:[S+
1,v],ArrowLeft:[S,v-1],ArrowRight:[S,v+1],Home:[l.ctrlKey?0:S,0],End:[l.ctrlKey?K:S,B]}[l.key];if(ie)f[E(ie[0],K+1)][E(ie[1],
B+1)].focus();else{if(l.ctrlKey)return;if(l.key==="Enter"||l.key==="F2")P(S,v);else if(/^[-−+.\d]$/.test(l.key))P(S,v,
l.key);else return}l.preventDefault(),l.stopPropagation()}b.addEventListener("keydown",H,{signal:n}),b.addEventListener(
"focusin",l=>{let m=A(l.target);m&&(j(...m),r?.(...m))},{signal:n}),b.addEventListener("focusout",l=>{l.relatedTarget instanceof
Node&&b.contains(l.relatedTarget)||o?.()},{signal:n});let C=!1;return b.addEventListener("pointerdown",l=>{let m=A(l.target);
C=m!==null&&f[m[0]][m[1]]===document.activeElement},{signal:n}),b.addEventListener("click",l=>{let m=A(l.target);m&&C&&!x&&
P(...m)},{signal:n}),b.addEventListener("pointerover",l=>{l.pointerType!=="touch"&&c?.(A(l.target))},{signal:n}),b.addEventListener(
"pointerleave",()=>c?.(null),{signal:n}),{element:g,body:b,resize:q,fit:w,paint:V,frame:Z,setStop:j,focused:()=>A(document.
activeElement)}}var ce={row:225,side:185,stack:20,second:150},le={least:29,row:38,side:34,most:48};function gt(e,{input:t,kernel:n,output:r}){
let o=(b,g)=>Math.floor((e-b)/g),c=o(ce.row,t+n+r);if(c>=le.row)return{layout:"row",step:Math.min(c,le.most)};let d=Math.
min(o(ce.side,t+n),o(ce.side-90,t+r));if(d>=le.side&&e>480)return{layout:"side",step:Math.min(d,le.most-4)};let h=o(ce.second,
n+r),s=h>=le.side?h:Math.min(o(ce.second-30,n),o(ce.stack,r)),u=Math.min(o(ce.stack,t),s,le.most-4);return{layout:"stack",
step:Math.max(u,le.least)}}function $t(e,t,n){let r=new ResizeObserver(([o])=>n(o.contentRect.width));r.observe(e),t.addEventListener(
"abort",()=>r.disconnect(),{once:!0})}function ze(e,t,n,...r){let o=J(e,t),c=a("span",{class:"cb-dim"});return{element:a("div",{class:`cb-panel cb-panel-${e}`},
a("p",{class:"cb-head"},o," ",c),n,...r),caption:h=>_(c,h),rename:h=>_(o,h)}}var qe=(...e)=>a("div",{class:"cb-group"},...e.
map(t=>typeof t=="string"?Qe(t):t)),Qe=e=>a("span",{class:`cb-operator${e==="="?" cb-equals":""}`,"aria-hidden":"true"},
e),Ze=(e,t)=>a("span",{class:"cb-key"},a("span",{class:`cb-swatch cb-${e}`}),t);var Ft=[.5,1,2,4,8],ve={play:"M4 2.5v11l9-5.5z",pause:"M4 2.5h3v11H4zM9 2.5h3v11H9z",back:"M11 3v10L4.5 8z",forward:"M5 \
3v10l6.5-5z"};function yt({model:e,signal:t,label:n,length:r,index:o,go:c,describe:d,onRest:h}){let s=Math.random().toString(
36).slice(2),u,b=!1,g=Ie(ve.play),f=a("span",{},"Play"),$=a("button",{type:"button",class:"cb-button cb-play"},g,f),x=a(
"button",{type:"button",class:"cb-button cb-step","aria-label":"Step back"},Ie(ve.back)),z=a("button",{type:"button",class:"\
cb-button cb-step","aria-label":"Step forward"},Ie(ve.forward)),y=a("input",{type:"range",class:"cb-range cb-scrub",min:0,
step:1,"aria-label":n}),T=a("span",{class:"cb-count","aria-hidden":"true"}),E=a("select",{class:"cb-select"}),A=a("div",
{class:"cb-player"},a("span",{class:"cb-buttons"},$,x,z),a("span",{class:"cb-track"},y,T),a("label",{class:"cb-label"},"\
Speed ",E)),j=()=>o()>=r()-1,q=()=>1e3/e.get("speed");function V(){clearTimeout(u),u=setTimeout(Z,q())}function Z(){j()||
c(o()+1),j()?P():V()}function w(){b=!0,e.set("_driver",s),V()}function M(){clearTimeout(u),b=!1}function P(){e.get("play\
ing")&&(M(),e.set("playing",!1),e.set("_driver",""),Y(e),h())}function L(){j()&&c(0),e.set("_driver",s),e.set("playing",
!0),w(),Y(e)}function k(C){P(),!(C<0||C>=r())&&(c(C),Y(e),h())}$.addEventListener("click",()=>e.get("playing")?P():L(),{
signal:t}),x.addEventListener("click",()=>k(o()-1),{signal:t}),z.addEventListener("click",()=>k(o()+1),{signal:t}),y.addEventListener(
"input",()=>{let C=Number(y.value);P(),c(C)},{signal:t}),y.addEventListener("change",()=>Y(e),{signal:t}),E.addEventListener(
"change",()=>{e.set("speed",Number(E.value)),Y(e)},{signal:t}),t.addEventListener("abort",()=>{b&&P(),M()},{once:!0});let I=Number.
NaN;function W(){let C=e.get("speed");if(C===I)return;I=C;let l=[...new Set([...Ft,C])].sort((m,S)=>m-S);E.replaceChildren(
...l.map(m=>a("option",{value:m},`${m} per second`))),E.value=String(C),b&&V()}function H(){let C=!!e.get("playing");b&&
!(C&&e.get("_driver")===s)&&M(),C&&!e.get("_driver")&&(w(),Y(e)),W(),_(f,C?"Pause":"Play"),O(g.children[0],"d",C?ve.pause:
ve.play),O(y,"max",r()-1),y.value=String(o()),O(y,"aria-valuetext",d(o())),_(T,`${o()+1} of ${r()}`),O(x,"aria-disabled",
o()===0?"true":null),O(z,"aria-disabled",j()?"true":null)}return{element:A,update:H,pause:P}}var et=e=>e<0?`(${R(e)})`:R(e),Fe=e=>Number(R(e).replaceAll("−","-"))===e;function xt(e,t,n,r,o){let c=({u:s,v:u,x:b,w:g},f)=>a(
"span",{class:`cb-term${o?.u===s&&o.v===u?" cb-pair":""}`},f?"":"+ ",J("input",et(b)),"·",J("kernel",et(g))," "),d=[...new Set(
t.map(({u:s})=>s))].map(s=>a("span",{class:"cb-terms"},...t.filter(u=>u.u===s).map(u=>c(u,u===t[0])))),h=t.every(({x:s,w:u})=>Fe(
s)&&Fe(u))&&Fe(n)&&Fe(Number(r.toPrecision(12)));return[a("span",{class:"cb-name"},J("output",e)," = "),...d,a("span",{class:"\
cb-terms cb-bias-term"},"+ ",J("kernel",et(n))," "),a("span",{class:"cb-result"},h?"= ":"≈ ",J("output",R(r)))]}function wt({defaults:e,settings:t,looks:n=[],check:r,build:o}){let c=s=>Object.fromEntries(t.map(u=>[u,s.get(u)]));function d({
model:s}){for(let[u,b]of Object.entries({...e,playing:!1,speed:1,_driver:""}))s.get(u)===void 0&&s.set(u,b);Object.keys(
s.get("_initial")??{}).length||s.set("_initial",c(s)),s.get("playing")&&s.get("_driver")&&(s.set("playing",!1),s.set("_d\
river",""),Y(s))}function h({model:s,el:u,signal:b}){let g=new AbortController,{signal:f}=g,$=r(c(s));if($)throw new RangeError(
$);let x=a("div",{role:"status",class:"cb-hidden"}),z=a("p",{class:"cb-error",hidden:!0}),y=a("button",{type:"button",class:"\
cb-button cb-reset"},"Reset"),T=a("div",{class:"cb-root",role:"group"});function E(k){for(let[I,W]of Object.entries(k))s.
set(I,W)}let A={model:s,signal:f,root:T,settings:c(s),problem:z,resetButton:y,apply(k){let I={...A.settings,...k},W=r(I);
return W||(A.settings=I,E({...k,...j.follow?.()}),null)},change(k){let I=A.apply(k);return I||Y(s),I},look(k){E(k),Y(s)},
announce(k){s.get("playing")||_(x,k)},complain(k){_(z,k??""),z.hidden=k===null,k&&A.announce(k)}},j=o(A),{children:q,update:V,
move:Z=V,clear:w,start:M}=j;function P(){let k=c(s);r(k)||(A.settings=k),V()}y.addEventListener("click",()=>{A.settings=
{...A.settings,...s.get("_initial")},E({...s.get("_initial"),...M,playing:!1,_driver:""}),w?.(),A.complain(null),Y(s),P(),
A.announce("Reset")},{signal:f}),T.append(...q,x),u.classList.add("cb-widget"),u.replaceChildren(T),P(),Be(s,[...t],f,P),
Be(s,[...n,"playing","speed","_driver"],f,Z);let L=()=>{f.aborted||(g.abort(),T.remove())};return b?.addEventListener("a\
bort",L,{once:!0}),L}return{initialize:d,render:h}}function tt(e){return Array.isArray(e)&&e.length>0&&e.every(t=>Array.
isArray(t)&&t.length>0&&t.length===e[0].length&&t.every(Number.isFinite))}function vt(e,t,n,r){if("message"in r)return r;
let o=e.map(c=>[...c]);return o[t][n]=r.value,{matrix:o}}function kt(e,t){for(let n of["beforeprint","afterprint"])window.
addEventListener(n,()=>t(n==="beforeprint"),{signal:e})}var{format:pe,formatShort:ke}=Je,Wt={X:[[0]],K:[[1]],bias:0,stride:[1,1],padding:[0,0],dilation:[1,1],flip:!1,show_all:!1,
position:[0,0]},Xt=["X","K","bias","stride","padding","dilation","flip"];function Dt(e){return!tt(e.X)||!tt(e.K)?"X and \
K must be rectangles of numbers.":Re(e)?.message??null}function Bt(e){let{model:t,signal:n,root:r}=e,o=()=>e.settings,c=null,
d=null,h=null,s=[],u=[],b=-1,g=!1,f=()=>ne(o()).map(({m:i})=>i);function $(){let[i,p]=f(),[N,X]=t.get("position");return[
Math.min(N,i-1),Math.min(X,p-1)]}let x=()=>$()[0]*f()[1]+$()[1],z=i=>[Math.floor(i/f()[1]),i%f()[1]];function y(i,p,N,X){
let G=vt(o()[i],p,N,$e(X));return"message"in G?G.message:e.change({[i]:G.matrix})}let T=yt({model:t,signal:n,label:"Posi\
tion of the window",length:()=>f()[0]*f()[1],index:x,go:i=>t.set("position",z(i)),describe:i=>`output ${Ue(z(i))} of ${f().
join(" × ")}`,onRest:()=>e.announce(`Output ${Ue($())}: ${pe(s[$()[0]][$()[1]])}`)}),E=Ke({label:"Input X",role:"input",
signal:n,onFocus:(i,p)=>B(()=>d=[i,p]),onLeave:()=>B(()=>d=null),onHover:i=>de("input",i),editable:(i,p)=>!ae(o(),i,p),onEdit:(i,p,N)=>y(
"X",i-o().padding[0],p-o().padding[1],N),onProblem:e.complain}),A=Ke({label:"Kernel K",role:"kernel",signal:n,onFocus:(i,p)=>B(
()=>h=[i,p]),onLeave:()=>B(()=>h=null),onHover:i=>de("kernel",i),editable:()=>!0,onEdit:(i,p,N)=>y("K",...Te(o(),i,p),N),
onProblem:e.complain}),j=Ke({label:"Output Y",role:"output",signal:n,onFocus:ie,onHover:i=>de("output",i)}),q=lt({label:"\
Bias b",name:"bias",role:"kernel",signal:n,get:()=>o().bias,set:i=>e.change({bias:i}),onProblem:e.announce}),V=ft(e,["pa\
dding","stride","dilation"].map(i=>({name:i,letter:i[0],least:he[i].least})),{open:!Gt(o())}),Z=xe({text:"Flip the kerne\
l (true convolution)",signal:n,onChange:i=>e.change({flip:i})}),w=xe({text:"Show all of Y",signal:n,onChange:i=>e.look({
show_all:i})}),M=a("span",{class:"cb-title"}),P=a("span",{class:"cb-shapes"}),L=Qe("⋆"),k=a("p",{class:"cb-sum"}),I=a(
"p",{class:"cb-note"}),W=[a("p",{class:"cb-filled"}),a("p",{class:"cb-filled"})],H=a("p",{class:"cb-dropped"}),C={padding:Ze(
"padding","padding"),dropped:Ze("drop","dropped by the floor")},l=ze("input","Input X",E.element,a("p",{class:"cb-legend\
-line"},C.padding,C.dropped)),m=ze("kernel","Kernel K",A.element),S=ze("output","Output Y",j.element),v=a("div",{class:"\
cb-stage"},l.element,qe(L,m.element,"+",q.element),qe("=",S.element)),K=700;function B(i){let p=JSON.stringify([c,d,h]);
i(),JSON.stringify([c,d,h])!==p&&Xe()}function de(i,p){B(()=>{c=i==="output"?p:null,d=i==="input"&&p?p:p?null:E.focused(),
h=i==="kernel"&&p?p:A.focused()})}function ie(i,p){$()[0]===i&&$()[1]===p||(T.pause(),e.look({position:[i,p]}))}function Ee(){
let[i,p]=ne(o());s=He(o()),u=oe(i.padded).map(F=>oe(p.padded).map(se=>We(F,se))),c=nt(c,i.m,p.m),d=nt(d,i.padded,p.padded),
h=nt(h,i.k,p.k),E.resize(i.padded,p.padded),A.resize(i.k,p.k),j.resize(i.m,p.m),me();let N=o().flip?"True convolution":"\
Cross-correlation";_(M,N),O(r,"aria-label",`${N}, step by step`);let X=o().flip?"∗":"⋆";P.replaceChildren(J("input",
we(i.n,p.n)),` ${X} `,J("kernel",we(i.k,p.k))," → ",J("output",we(i.m,p.m))),_(L,X);let G=i.padded>i.n||p.padded>p.n;C.
padding.hidden=!G,C.dropped.hidden=i.dropped+p.dropped===0,l.caption(G?`padded to ${we(i.padded,p.padded)}`:""),m.caption(
o().flip?"flipped":""),q.update(),Z.show(o().flip),V.update(),W.forEach((F,se)=>F.replaceChildren(...bt(ne(o())[se])));let ee=[
Ye(i,0),Ye(p,1)].filter(F=>F!==null);_(H,ee.join(" ")),H.hidden=ee.length===0,fe()}function We(i,p){let N=ge(o(),i,p),[X,
G]=[ae(o(),i,p),_e(o(),i,p)],ee=Oe(o(),i,p).length,F=`used by ${ee} ${ee===1?"output":"outputs"}`,se=[pe(N),X&&"padding",
G&&"dropped",F].filter(Boolean).join(", ");return{padding:X,drop:G,text:ke(N),full:String(N),label:se}}function fe(){w.show(
t.get("show_all")),x()!==b&&(c=null),b=x(),Xe()}function me(){let i=ne(o())[1],{layout:p,step:N}=gt(K,{input:i.padded,kernel:i.
k,output:i.m});O(v,"data-layout",p),r.style.setProperty("--cb-step",`${N}px`),E.fit(N,K),j.fit(N,K)}function Xe(){let i=!!t.
get("playing"),[p,N]=!i&&c||$(),[X,G]=ne(o()),ee=Ce(o(),p,N),F=h&&{u:h[0],v:h[1]},se=d&&Oe(o(),...d),At=x();r.style.setProperty(
"--cb-glide",`${Math.round(Math.min(350,500/t.get("speed")))}ms`);let Lt=new Map(ee.map(D=>[`${D.r},${D.c}`,D]));E.paint(
(D,U)=>{let re=Lt.get(`${D},${U}`),{padding:Ne,drop:Ae,text:ue,full:Le,label:Me}=u[D][U],rt=d!==null&&d[0]===D&&d[1]===U;
return{text:ue,full:Le,corner:re?`×${ke(re.w)}`:"",label:Me,marks:je({"cb-padding":Ne,"cb-drop":Ae,"cb-on":re!==void 0&&
!d,"cb-pair":re!==void 0&&F!==null&&re.u===F.u&&re.v===F.v,"cb-probed":rt}),selected:rt}}),E.frame(p*X.s,N*G.s,X.span,G.
span);let Se=Pe(o());A.paint((D,U)=>({text:ke(Se[D][U]),full:String(Se[D][U]),label:pe(Se[D][U]),marks:je({"cb-pair":F!==
null&&F.u===D&&F.v===U})})),A.frame(0,0,0,0),j.paint((D,U)=>{let re=s[D][U],Ne=D*G.m+U>At,Ae=!Ne||g||t.get("show_all"),ue=se?.
find(Me=>Me.i===D&&Me.j===U),Le=D===p&&U===N;return{text:Ae?ke(re):"",corner:ue?`×${ke(Se[ue.u][ue.v])}`:"",label:Ae?pe(
re):"not computed yet",marks:je({"cb-later":Ne,"cb-on":Le&&!d,"cb-uses":ue!==void 0}),selected:Le}}),j.frame(p,N,1,1),j.
focused()||j.setStop(...$()),k.replaceChildren(...xt(`Y[${p}, ${N}]`,ee,o().bias,s[p][N],F)),_(I,Nt(se,F&&ee.find(({u:D,
v:U})=>D===F.u&&U===F.v))),T.update()}function Nt(i,p){if(d&&i){let[N,X]=d,G=ae(o(),N,X)?"This cell of the padding":`X[${N-
o().padding[0]}, ${X-o().padding[1]}] = ${pe(ge(o(),N,X))}`,ee=f()[0]*f()[1];if(i.length>0)return`${G} is used by ${i.length}\
 of ${ee} outputs.`;let F=_e(o(),N,X)?"the floor drops its row or column":"the windows step over it";return`${G} is used\
 by no output: ${F}.`}if(p){let[N,X]=Te(o(),p.u,p.v),G=p.padding?"the padding":`X[${p.r-o().padding[0]}, ${p.c-o().padding[1]}\
]`;return`K[${N}, ${X}] = ${pe(p.w)} lies on ${G}.`}return"Point at a cell to see what it is used for. Enter or a second\
 click edits X and K."}return $t(v,n,i=>{i===0||i===K||(K=i,me())}),kt(n,i=>(g=i,Xe())),{children:[a("p",{class:"cb-top"},
M," ",P),T.element,v,k,I,e.problem,q.error,a("div",{class:"cb-options"},Z.element,w.element,e.resetButton),V.element,a("\
div",{class:"cb-size"},mt(),...W.map((i,p)=>a("div",{class:"cb-filled-axis"},a("span",{},Q[p]),i)),H)],update:Ee,move:fe,
clear(){V.clear(),q.clear()},follow:()=>({position:$()}),start:{position:[0,0]}}}var nt=(e,t,n)=>e&&e[0]<t&&e[1]<n?e:null,
Gt=({stride:e,padding:t,dilation:n})=>[...e,...n].every(r=>r===1)&&t.every(r=>r===0),Et=wt({defaults:Wt,settings:Xt,looks:[
"position","show_all"],check:Dt,build:Bt});var St={KernelSlide:Et};function ot(e=document){let t=e.querySelectorAll(".cb-widget[data-widget]:not([data-mounted])");
for(let n of t){let r=St[n.dataset.widget??""];if(r){n.dataset.mounted="";try{Ge(n,r)}catch(o){console.error(`${n.dataset.
widget} can't be shown:`,o)}}}}document.readyState==="loading"?document.addEventListener("DOMContentLoaded",()=>ot()):ot();return Ot(Rt);})();
